package dev.pacenote.application.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Post;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurgeHistoryTest {

    /** A broadcast that was posted, and is over; its announcement as it was. */
    private static Announcement past(StreamsWorld world, String twitchId) {
        var ada = world.streamer("ada");
        world.followed(ada);
        world.told(twitchId, world.online(ada, twitchId));
        world.sent();
        var announcement = world.announcements(twitchId).getFirst();
        assertThat(announcement.state().reason()).isEqualTo(AnnouncementReason.ANNOUNCED);
        var post = world.post(announcement).orElseThrow();
        world.posts.save(post.deleted(world.now)).orUndo("a post");
        var broadcast = world.broadcasts.findByTwitchId(twitchId).orElseThrow();
        world.broadcasts.save(broadcast.ended(world.now)).orUndo("a broadcast");
        return announcement;
    }

    private static PurgeHistory purge(StreamsWorld world, CrashPoint crash) {
        return new PurgeHistory(
                crash.on(Broadcasts.class, world.broadcasts),
                crash.on(Posts.class, world.posts),
                new RetentionPeriod(90));
    }

    private static Optional<Post> post(StreamsWorld world, Announcement announcement) {
        return world.posts.of(announcement.id());
    }

    @Test
    void a_broadcast_goes_with_announcements_and_posts_when_its_end_is_ninety_days_ago() {
        var world = new StreamsWorld();
        var announcement = past(world, "41");
        world.pass(Duration.ofDays(90));
        var purge = purge(world, CrashPoint.whole());
        assertThat(purge.purge(world.now, 10)).isZero();
        assertThat(world.announcements("41")).hasSize(1);

        world.pass(Duration.ofMillis(1));

        assertThat(purge.purge(world.now, 10)).isOne();
        assertThat(world.broadcasts.findByTwitchId("41")).isEmpty();
        assertThat(world.announcements.find(announcement.id())).isEmpty();
        assertThat(post(world, announcement)).isEmpty();
        assertThat(purge.purge(world.now, 10)).isZero();
    }

    @Test
    void what_is_live_or_still_to_be_posted_stays_however_old() {
        var world = new StreamsWorld();
        var ada = world.streamer("ada");
        world.followed(ada);
        world.told("m-1", world.online(ada, "41"));
        var broadcast = world.broadcasts.findByTwitchId("41").orElseThrow();
        world.pass(Duration.ofDays(400));
        assertThat(purge(world, CrashPoint.whole()).purge(world.now, 10)).isZero();

        world.broadcasts
                .save(broadcast.ended(world.now.minus(Duration.ofDays(399))))
                .orUndo("a broadcast");
        assertThat(purge(world, CrashPoint.whole()).purge(world.now, 10)).isZero();
        assertThat(world.announcements("41")).hasSize(1);
    }

    @Test
    void a_crash_at_any_point_leaves_what_the_next_time_takes() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final StreamsWorld at = new StreamsWorld();
                            private final Announcement announcement = past(at, "41");

                            @Override
                            public void act(CrashPoint crash) {
                                purge(at, crash).purge(at.now.plus(Duration.ofDays(91)), 10);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                if (post(at, announcement).isEmpty()) {
                                    assertThat(at.announcements("41")).isEmpty();
                                }
                            }

                            @Override
                            public void isDone() {
                                assertThat(post(at, announcement)).isEmpty();
                                assertThat(at.broadcasts.findByTwitchId("41")).isEmpty();
                            }
                        });
    }
}
