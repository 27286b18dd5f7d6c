package dev.pacenote.application.streams.golive;

import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.post.KnownPings;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.Cooldown;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.golive.SendDecision;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import java.util.Optional;
import java.util.function.BiFunction;

/** Puts together what the stores know of an announcement. */
public final class StoredSendContexts implements SendContexts {

    /** Where it is found. */
    public record Stores(
            Streamers streamers,
            Broadcasts broadcasts,
            Links links,
            Guilds guilds,
            Targets targets,
            Announcements announcements,
            Posts posts) {}

    private final Stores stores;
    private final KnownPings pings;
    private final BiFunction<GuildId, RoleId, Optional<SeenRoles>> roles;

    /**
     * @param roles of a server where posts may ping one of them, as far as Discord said them
     */
    public StoredSendContexts(
            Stores stores,
            KnownPings pings,
            BiFunction<GuildId, RoleId, Optional<SeenRoles>> roles) {
        this.stores = stores;
        this.pings = pings;
        this.roles = roles;
    }

    @Override
    public Optional<SendContext> find(Announcement announcement) {
        return stores.broadcasts()
                .find(announcement.key().broadcast())
                .flatMap(
                        broadcast ->
                                stores.streamers()
                                        .find(broadcast.streamer())
                                        .map(
                                                streamer ->
                                                        context(
                                                                announcement,
                                                                broadcast,
                                                                streamer)));
    }

    private SendContext context(Announcement announcement, Broadcast broadcast, Streamer streamer) {
        var guild = announcement.key().guild();
        var link = stores.links().find(new Link.Key(guild, streamer.id()));
        var settings = stores.guilds().config(guild).settings();
        var last = stores.announcements().lastPinged(guild, streamer.id(), announcement.id());
        var target = link.map(it -> it.settings(settings)).orElse(settings).target().channel();
        // Whoever was back soon before went on with the post, which stands for that one now.
        var lastPost =
                last.flatMap(
                                _ ->
                                        stores.announcements()
                                                .lastSent(guild, streamer.id(), announcement.id()))
                        .flatMap(it -> stores.posts().of(it.id()))
                        .filter(post -> target.filter(post::isThereIn).isPresent());
        var health =
                target.map(channel -> stores.targets().find(guild, channel))
                        .orElseGet(TargetHealth.Ok::new);
        return new SendContext(
                streamer,
                new SendDecision.Situation(
                        broadcast,
                        link,
                        settings,
                        stores.guilds()
                                .find(guild)
                                .map(Guild::bot)
                                .filter(it -> it.isPresent())
                                .isPresent(),
                        health,
                        last.flatMap(it -> before(it, lastPost))),
                lastPost,
                pings.of(guild, link, settings, role -> roles.apply(guild, role)));
    }

    private Optional<Cooldown.Before> before(Announcement last, Optional<Post> post) {
        return stores.broadcasts()
                .find(last.key().broadcast())
                .map(it -> new Cooldown.Before(it.times().endedAt(), post.isPresent()));
    }
}
