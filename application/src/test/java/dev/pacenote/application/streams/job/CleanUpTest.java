package dev.pacenote.application.streams.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.application.streams.golive.PurgeHistory;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.InMemoryDiscordGuilds;
import dev.pacenote.application.streams.intake.InMemoryStreamInbox;
import dev.pacenote.application.streams.intake.StreamInbox;
import dev.pacenote.application.streams.link.ForgetGuilds;
import dev.pacenote.application.streams.link.ForgetStreamers;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.Invites;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.membership.Invite;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was kept long enough. */
class CleanUpTest {

    private static final AccountId ADMIN = new AccountId(42);

    private static final class Kept {

        private final ClubWorld world = new ClubWorld();
        private final InMemoryStreamInbox inbox = new InMemoryStreamInbox(world.tables);
        private StreamAudit audit = world.audit;

        private Kept() {
            world.guild(true);
            world.links(CrashPoint.whole())
                    .add(InMemoryDiscordGuilds.CLUB, ADMIN, new TwitchLogin("ada"));
            var message =
                    InboxMessage.received(
                            new InboxMessage.Key(InboxMessage.Source.TWITCH, "m-1"),
                            "notification",
                            "{}",
                            world.now,
                            world.now);
            inbox.add(message);
            inbox.save(message.claimed(UUID.randomUUID(), world.now).done(world.now));
            var link = world.links.all().getFirst().key();
            world.broadcasts
                    .save(
                            Broadcast.started(
                                            UUID.randomUUID(),
                                            link.streamer(),
                                            "41",
                                            BroadcastType.LIVE,
                                            world.now,
                                            world.now)
                                    .ended(world.now))
                    .orUndo("a broadcast");
            world.links(CrashPoint.whole()).remove(link);
            world.invites.save(
                    Invite.created(
                            UUID.randomUUID(),
                            InMemoryDiscordGuilds.CLUB,
                            ADMIN,
                            Invite.Terms.of(1, 0, world.now),
                            world.now,
                            UUID.randomUUID()));
            world.audit.save(
                    new StreamAuditEntry(
                            UUID.randomUUID(),
                            world.now,
                            Optional.of(InMemoryDiscordGuilds.CLUB),
                            new StreamAuditEntry.Actor(Optional.of(ADMIN), "192.0.2.0"),
                            AuditedAction.CONFIG_CHANGED,
                            Map.of(),
                            StreamAuditEntry.OK));
        }

        private Map<String, Integer> cleanUp(CrashPoint crash) {
            return new CleanUp(
                            new CleanUp.Stores(
                                    crash.on(StreamInbox.class, inbox),
                                    new PurgeHistory(
                                            crash.on(Broadcasts.class, world.broadcasts),
                                            crash.on(Posts.class, world.posts),
                                            new RetentionPeriod(90)),
                                    crash.on(StreamAudit.class, audit),
                                    crash.on(Invites.class, world.invites)),
                            new ForgetGuilds(
                                    crash.on(Guilds.class, world.guilds),
                                    crash.on(Links.class, world.links),
                                    crash.on(Targets.class, world.targets),
                                    world.links(crash),
                                    crash.on(Transactions.class, world.tables),
                                    () -> world.now),
                            new ForgetStreamers(
                                    crash.on(Streamers.class, world.streamers), () -> world.now),
                            () -> world.now)
                    .cleanUp();
        }

        private Map<String, Integer> after(Duration time) {
            world.now = Samples.NOON.plus(time);
            return cleanUp(CrashPoint.whole());
        }
    }

    private static Map<String, Integer> removed(String... what) {
        var numbers = new TreeMap<String, Integer>();
        Stream.of("messages", "history", "audit", "invites", "servers", "channels")
                .forEach(it -> numbers.put(it, 0));
        Stream.of(what).forEach(it -> numbers.put(it, 1));
        return numbers;
    }

    @Test
    void each_kind_goes_when_it_was_kept_long_enough() {
        var kept = new Kept();
        assertThat(kept.after(Duration.ofDays(7))).isEqualTo(removed());
        assertThat(kept.after(Duration.ofDays(8))).isEqualTo(removed("messages"));
        assertThat(kept.after(Duration.ofDays(31))).isEqualTo(removed("invites"));
        assertThat(kept.after(Duration.ofDays(90))).isEqualTo(removed());
        assertThat(kept.after(Duration.ofDays(91))).isEqualTo(removed("history"));
        assertThat(kept.after(Duration.ofDays(92)))
                .as("the history speaks of it no more")
                .isEqualTo(removed("channels"));
        assertThat(kept.after(Duration.ofDays(366))).isEqualTo(removed("audit"));
        assertThat(kept.after(Duration.ofDays(367))).as("nothing is left").isEqualTo(removed());
    }

    @Test
    void what_fails_keeps_nothing_else_from_its_turn_and_the_job_says_so() {
        var kept = new Kept();
        kept.audit = broken();
        kept.world.now = Samples.NOON.plus(Duration.ofDays(400));

        assertThatThrownBy(() -> kept.cleanUp(CrashPoint.whole())).hasMessage("no audit");

        assertThat(kept.inbox.find(new InboxMessage.Key(InboxMessage.Source.TWITCH, "m-1")))
                .isEmpty();
        assertThat(kept.world.broadcasts.findByTwitchId("41")).isEmpty();
        assertThat(kept.world.streamers.unfollowed())
                .as("its day began")
                .allMatch(it -> it.unfollowedSince().isPresent());
        kept.audit = kept.world.audit;
        assertThat(kept.cleanUp(CrashPoint.whole())).isEqualTo(removed("audit"));
    }

    private static StreamAudit broken() {
        return (StreamAudit)
                Proxy.newProxyInstance(
                        StreamAudit.class.getClassLoader(),
                        new Class<?>[] {StreamAudit.class},
                        (_, _, _) -> {
                            throw new IllegalStateException("no audit");
                        });
    }

    @Test
    void a_crash_leaves_what_the_next_pass_takes() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final Kept at = new Kept();

                            {
                                at.world.now = Samples.NOON.plus(Duration.ofDays(400));
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                at.cleanUp(crash);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                at.world
                                        .broadcasts
                                        .findByTwitchId("41")
                                        .map(it -> at.world.streamers.find(it.streamer()))
                                        .ifPresent(it -> assertThat(it).isPresent());
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.cleanUp(CrashPoint.whole())).isEqualTo(removed());
                            }
                        });
    }
}
