package dev.pacenote.application.streams;

import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.SendAnnouncements;
import dev.pacenote.application.streams.golive.SendContexts;
import dev.pacenote.application.streams.golive.StoredSendContexts;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.post.EditPost;
import dev.pacenote.application.streams.golive.post.KnownPings;
import dev.pacenote.application.streams.golive.post.MakePost;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.golive.target.TellPausedTarget;
import dev.pacenote.application.streams.guild.InMemoryDiscordGuilds;
import dev.pacenote.application.streams.link.InMemoryLinks;
import dev.pacenote.application.streams.membership.CheckGuildAccess;
import dev.pacenote.application.streams.membership.CurrentAdmins;
import dev.pacenote.application.streams.membership.InMemoryDiscordProfiles;
import dev.pacenote.application.streams.role.InMemoryManagedRoles;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Posts what is due in a world. */
final class PostingWorld {

    private final StreamsWorld world;

    PostingWorld(StreamsWorld world) {
        this.world = world;
    }

    SendAnnouncements send(CrashPoint crash) {
        return new SendAnnouncements(
                new SendAnnouncements.Stores(
                        crash.on(Announcements.class, world.announcements),
                        crash.on(SendContexts.class, contexts()),
                        crash.on(Broadcasts.class, world.broadcasts),
                        new InMemoryLinks(world.tables),
                        crash.on(Posts.class, world.posts),
                        crash.on(Targets.class, world.targets),
                        new TellPausedTarget(
                                world.knownGuilds,
                                admins(),
                                crash.on(
                                        TellNotices.class, new InMemoryNotices(world.tables)::tell),
                                UUID::randomUUID),
                        crash.on(Transactions.class, world.tables)),
                crash.on(SendPost.class, world.discord),
                crash.on(EditPost.class, world.discord),
                new MakePost(
                        (message, allowed, button) ->
                                message.content()
                                        + " "
                                        + allowed
                                        + " "
                                        + message.embed()
                                                .flatMap(it -> it.pictures().url())
                                                .orElse("")
                                        + " "
                                        + button.orElse(""),
                        () -> world.now),
                world.lostAccess::add,
                new SendAnnouncements.Watcher() {
                    @Override
                    public void failed(Announcement announcement, RuntimeException cause) {
                        world.unsent.add(announcement);
                    }

                    @Override
                    public void posted(Duration sinceTold) {
                        world.postedAfter.add(sinceTold);
                    }

                    @Override
                    public void became(AnnouncementState state) {
                        world.became.add(state.reason());
                    }
                },
                UUID::randomUUID,
                () -> world.now);
    }

    private SendContexts contexts() {
        return new StoredSendContexts(
                new StoredSendContexts.Stores(
                        world.streamers,
                        world.broadcasts,
                        new InMemoryLinks(world.tables),
                        world.servers,
                        world.targets,
                        world.announcements,
                        world.posts),
                new KnownPings(world.preferences, new InMemoryManagedRoles(world.tables)),
                (_, _) -> Optional.empty());
    }

    private CurrentAdmins admins() {
        return new CurrentAdmins(
                world.memberships,
                new CheckGuildAccess(
                        world.knownGuilds,
                        world.memberships,
                        new InMemoryDiscordProfiles(world.tables),
                        new InMemoryDiscordGuilds(),
                        () -> world.now));
    }
}
