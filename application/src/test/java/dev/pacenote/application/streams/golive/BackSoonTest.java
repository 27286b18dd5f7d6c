package dev.pacenote.application.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.golive.post.EditPost;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.PostState;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever is back soon goes on with the old post. */
class BackSoonTest {

    private final FollowedChannel at = new FollowedChannel();
    private final StreamsWorld world = at.world;
    private final Streamer ada = at.ada;

    @Test
    void who_is_back_soon_goes_on_with_the_old_post_that_said_that_it_was_over() {
        world.told("m-1", world.online(ada, "41"));
        world.sent();
        var post = world.post(at.announcement("41")).orElseThrow();
        var over = world.posts.save(post.ended(world.now, true)).orUndo("a post");
        assertThat(over.state()).isEqualTo(PostState.ENDED);
        world.pass(Duration.ofMinutes(5));
        world.told("m-2", world.online(ada, "42"));
        world.sent();

        assertThat(world.discord.messages).hasSize(1);
        assertThat(world.discord.messages.getFirst().content().message())
                .contains("roles=[]", "pacenote=" + at.announcement("42").id());
        assertThat(at.announcement("42").state().reason()).isEqualTo(AnnouncementReason.REVIVED);
        assertThat(at.announcement("42").sent().flatMap(it -> it.pinged())).isEmpty();
        assertThat(at.announcement("41").state().reason()).isEqualTo(AnnouncementReason.ANNOUNCED);
        var again = world.post(at.announcement("42")).orElseThrow();
        assertThat(again.id()).isEqualTo(post.id());
        assertThat(again.state()).isEqualTo(PostState.LIVE);
        assertThat(again.endedAt()).isEmpty();
    }

    @Test
    void who_is_back_soon_once_more_goes_on_with_the_same_post() {
        for (int i = 1; i <= 3; i++) {
            world.told("m-" + i, world.online(ada, "4" + i));
            world.sent();
            world.pass(Duration.ofMinutes(5));
        }

        assertThat(world.discord.messages).hasSize(1);
        assertThat(at.announcement("43").state().reason()).isEqualTo(AnnouncementReason.REVIVED);
        assertThat(world.post(at.announcement("43")).orElseThrow().id())
                .isEqualTo(world.discord.messages.getFirst().id());
    }

    @Test
    void who_is_back_soon_where_posts_go_elsewhere_now_gets_one_there_and_the_old_one_ends() {
        world.told("m-1", world.online(ada, "41"));
        world.sent();
        var old = world.post(at.announcement("41")).orElseThrow();
        world.servers.target = new TextChannelId("800000000000000002");
        world.pass(Duration.ofMinutes(5));
        world.told("m-2", world.online(ada, "42"));
        world.sent();

        assertThat(world.discord.messages)
                .extracting(it -> it.content().channel())
                .containsExactly(StreamsWorld.CHANNEL, world.servers.target);
        assertThat(world.discord.messages.getLast().content().message()).contains("roles=[]");
        assertThat(at.announcement("42").state().reason()).isEqualTo(AnnouncementReason.REVIVED);
        var left = world.posts.find(old.id()).orElseThrow();
        assertThat(left.state()).isEqualTo(PostState.LIVE);
        assertThat(left.announcement()).isEqualTo(at.announcement("41").id());
        assertThat(left.isDue(world.now.plus(Duration.ofMinutes(1)))).as("it ends").isTrue();
    }

    @Test
    void who_is_back_soon_and_whose_post_is_gone_gets_one_that_pings_nobody() {
        world.told("m-1", world.online(ada, "41"));
        world.sent();
        var post = world.post(at.announcement("41")).orElseThrow();
        world.discord.messages.clear();
        world.pass(Duration.ofMinutes(5));
        world.told("m-2", world.online(ada, "42"));
        world.sent();

        assertThat(world.discord.messages).hasSize(1);
        assertThat(world.discord.messages.getFirst().content().message()).contains("roles=[]");
        assertThat(at.announcement("42").state().reason()).isEqualTo(AnnouncementReason.REVIVED);
        assertThat(world.posts.find(post.id()).orElseThrow().state()).isEqualTo(PostState.LOST);
    }

    @Test
    void who_is_back_soon_and_whose_post_cannot_be_changed_gets_one_that_pings_nobody() {
        world.told("m-1", world.online(ada, "41"));
        world.sent();
        var old = world.discord.messages.getFirst().id();
        world.pass(Duration.ofMinutes(5));
        world.discord.edited.add(new EditPost.Edited.Refused(DiscordRefusal.OTHER));
        world.told("m-2", world.online(ada, "42"));
        world.sent();

        assertThat(world.discord.messages).hasSize(2);
        assertThat(world.discord.messages.getLast().content().message()).contains("roles=[]");
        assertThat(at.announcement("42").state().reason()).isEqualTo(AnnouncementReason.REVIVED);
        assertThat(world.post(at.announcement("42")).orElseThrow().id()).isNotEqualTo(old);
    }

    /** A channel is live again five minutes after it was posted. */
    private static final class BackSoon implements CrashEverywhere.Story {

        private final FollowedChannel at = new FollowedChannel();
        private final Duration away;

        private BackSoon(Duration away) {
            this.away = away;
            at.world.told("m-1", at.world.online(at.ada, "41"));
            at.world.sent();
            at.world.pass(Duration.ofMinutes(5));
            at.world.told("m-2", at.world.online(at.ada, "42"));
        }

        @Override
        public void act(CrashPoint crash) {
            at.world.send(crash).send();
        }

        @Override
        public void repeat() {
            at.world.pass(away);
            at.world.sent();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(at.world.discord.messages).hasSize(1);
            assertThat(at.world.post(at.announcement("42")).isPresent())
                    .isEqualTo(at.announcement("42").state() instanceof AnnouncementState.Sent);
        }

        @Override
        public void isDone() {
            assertThat(at.world.discord.messages).hasSize(1);
            assertThat(at.announcement("42").state().reason())
                    .isEqualTo(AnnouncementReason.REVIVED);
            assertThat(at.world.post(at.announcement("42")).orElseThrow().state())
                    .isEqualTo(PostState.LIVE);
            assertThat(at.world.post(at.announcement("41"))).isEmpty();
        }
    }

    @Test
    void a_crash_at_any_point_while_an_old_post_goes_on_leaves_one_post()
            throws InterruptedException {
        CrashEverywhere.run(() -> new BackSoon(Duration.ofSeconds(30)));
        CrashEverywhere.run(() -> new BackSoon(Duration.ofMinutes(10)));
    }
}
