package dev.pacenote.application.streams.link;

import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.link.GoneChannelFacts;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells the admins of servers that follow a channel, as far as they have an account, that Twitch
 * does not know it any more.
 */
public final class TellGoneChannel {

    private final Links links;
    private final Guilds guilds;
    private final Memberships memberships;
    private final TellNotices notices;
    private final Ids ids;
    private final InstantSource clock;

    public TellGoneChannel(
            Links links,
            Guilds guilds,
            Memberships memberships,
            TellNotices notices,
            Ids ids,
            InstantSource clock) {
        this.links = links;
        this.guilds = guilds;
        this.memberships = memberships;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Inside the commit that saved it; each time that it is gone they are told once.
     *
     * @param gone as it was saved
     */
    public void tell(Streamer gone) {
        var now = clock.instant();
        guilds.findAll(links.of(gone.id()).stream().map(Link::guild).toList())
                .forEach(
                        guild ->
                                memberships
                                        .adminsOf(guild.id())
                                        .forEach(
                                                admin ->
                                                        notices.tell(
                                                                admin,
                                                                List.of(
                                                                        notice(
                                                                                admin, guild, gone,
                                                                                now)))));
    }

    private Notice notice(AccountId admin, Guild guild, Streamer gone, Instant now) {
        return new Notice(
                ids.next(),
                admin,
                new NoticeKey(
                        GoneChannelFacts.TOPIC,
                        gone.id() + ":" + gone.version() + ":" + guild.id(),
                        Optional.of(guild.id().value())),
                new Timing(now, now),
                GoneChannelFacts.of(guild, gone),
                Weight.NEWS);
    }
}
