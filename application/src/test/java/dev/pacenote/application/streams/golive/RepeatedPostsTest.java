package dev.pacenote.application.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.TemplateText;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where nobody knows what became of a post there is never a second one. */
class RepeatedPostsTest {

    private final FollowedChannel at = new FollowedChannel();
    private final StreamsWorld world = at.world;
    private final Streamer ada = at.ada;

    @Test
    void an_answer_that_was_lost_is_asked_for_again_under_the_same_nonce() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        assertThat(at.announcement("41").state().reason())
                .isEqualTo(AnnouncementReason.DISCORD_UNAVAILABLE);

        world.pass(Duration.ofSeconds(1));
        world.sent();
        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void when_discord_may_have_forgotten_the_nonce_the_channel_is_read_first() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void a_post_that_is_marked_in_its_embed_alone_is_found_again() {
        world.servers.watchButton = false;
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    /** Posts have neither a button nor an embed: nothing in them can carry a mark. */
    private void postsCarryNoMark() {
        world.servers.watchButton = false;
        world.servers.template =
                Optional.of(new MessageTemplate(new TemplateText("Live!"), Optional.empty()));
    }

    @Test
    void what_carries_no_mark_is_asked_for_again_while_discord_remembers_the_nonce() {
        postsCarryNoMark();
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        world.pass(Duration.ofMinutes(2));
        world.sent();

        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void what_carries_no_mark_is_found_by_its_text_when_discord_may_have_forgotten_the_nonce() {
        postsCarryNoMark();
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void what_carries_no_mark_is_tried_for_as_long_as_anything_else() {
        postsCarryNoMark();
        world.told("m-1", world.online(ada, "41"));
        for (int i = 0; i < 12; i++) {
            world.discord.answers.add(new SendPost.Sent.Unavailable(true));
        }
        for (int i = 0; i < 12; i++) {
            world.sent();
            world.pass(Duration.ofMinutes(1));
        }
        world.sent();

        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    /** Somebody else's post in the same channel, that says the same. */
    private MessageId sameOfSomebodyElse() {
        var other = new MessageId("175928847299117001");
        var same = at.announcement("41").sent().orElseThrow();
        world.discord.messages.add(
                new InMemoryDiscord.Message(other, same, "another nonce", world.now));
        world.posts
                .save(Post.posted(other, same.channel(), UUID.randomUUID(), true, world.now))
                .orUndo("a post");
        return other;
    }

    @Test
    void a_post_is_found_behind_one_of_somebody_else_that_says_the_same() {
        postsCarryNoMark();
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.sent();
        var ours = world.discord.messages.getFirst().id();
        sameOfSomebodyElse();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        assertThat(world.discord.messages).hasSize(2);
        assertThat(world.post(at.announcement("41")).orElseThrow().id()).isEqualTo(ours);
    }

    @Test
    void what_never_arrived_is_posted_though_somebody_else_said_the_same() {
        postsCarryNoMark();
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Unavailable(true));
        world.sent();
        var other = sameOfSomebodyElse();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        assertThat(world.discord.messages).hasSize(2);
        assertThat(world.post(at.announcement("41")).orElseThrow().id()).isNotEqualTo(other);
        assertThat(at.announcement("41").state().reason()).isEqualTo(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void a_channel_that_cannot_be_read_gets_no_second_post() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.losesAnswer = true;
        world.discord.readable = false;
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        assertThat(world.discord.messages).hasSize(1);
        assertThat(at.announcement("41").state().reason()).isEqualTo(AnnouncementReason.GAVE_UP);
    }

    @Test
    void what_discord_never_got_is_posted_after_the_channel_was_read() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Unavailable(true));
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
    }

    @Test
    void what_discord_never_got_pings_nobody_once_it_is_late() {
        world.told("m-1", world.online(ada, "41"));
        world.pass(Duration.ofMinutes(20));
        world.discord.answers.add(new SendPost.Sent.Unavailable(true));
        world.sent();
        assertThat(at.announcement("41").sent().orElseThrow().pinged()).isPresent();
        world.pass(Duration.ofMinutes(15));
        world.sent();

        at.isPostedOnce(AnnouncementReason.LATE);
        assertThat(at.announcement("41").sent().orElseThrow().pinged()).isEmpty();
        assertThat(world.discord.messages.getFirst().content())
                .isEqualTo(at.announcement("41").sent().orElseThrow());
    }

    @Test
    void what_was_made_anew_and_whose_answer_is_lost_is_asked_for_again_as_it_was() {
        world.told("m-1", world.online(ada, "41"));
        world.pass(Duration.ofMinutes(20));
        world.discord.answers.add(new SendPost.Sent.Unavailable(true));
        world.sent();
        world.pass(Duration.ofMinutes(9));
        world.discord.losesAnswer = true;
        world.sent();
        // By now it would be late, and say that it pinged nobody.
        world.pass(Duration.ofSeconds(90));
        world.sent();

        at.isPostedOnce(AnnouncementReason.ANNOUNCED);
        assertThat(at.announcement("41").sent().orElseThrow().pinged()).isPresent();
    }

    @Test
    void what_somebody_deleted_is_not_posted_again() {
        world.told("m-1", world.online(ada, "41"));
        world.discord.answers.add(new SendPost.Sent.Deleted());
        world.sent();
        world.pass(Duration.ofMinutes(10));
        world.sent();

        assertThat(world.discord.messages).isEmpty();
        assertThat(at.announcement("41").state()).isInstanceOf(AnnouncementState.Sent.class);
        assertThat(at.announcement("41").detail()).contains("lost");
    }

    private static void crashedAndBackAfter(Duration away, boolean publishes)
            throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final FollowedChannel at = new FollowedChannel();

                            {
                                at.world.servers.publishes = publishes;
                                at.world.told("m-1", at.world.online(at.ada, "41"));
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
                                assertThat(at.world.discord.messages).hasSizeLessThanOrEqualTo(1);
                                boolean sent =
                                        at.announcement("41").state()
                                                instanceof AnnouncementState.Sent;
                                assertThat(at.world.post(at.announcement("41")).isPresent())
                                        .isEqualTo(sent);
                            }

                            @Override
                            public void isDone() {
                                at.isPostedOnce(AnnouncementReason.ANNOUNCED);
                                assertThat(at.world.discord.published).hasSize(publishes ? 1 : 0);
                                assertThat(at.announcement("41").detail()).isEmpty();
                            }
                        });
    }

    @Test
    void a_crash_at_any_point_and_a_restart_after_half_a_minute_make_one_post()
            throws InterruptedException {
        crashedAndBackAfter(Duration.ofSeconds(30), false);
    }

    @Test
    void a_crash_at_any_point_and_a_restart_after_ten_minutes_make_one_post()
            throws InterruptedException {
        crashedAndBackAfter(Duration.ofMinutes(10), false);
    }

    @Test
    void a_crash_at_any_point_of_a_post_that_is_handed_on_has_it_handed_on_once()
            throws InterruptedException {
        crashedAndBackAfter(Duration.ofSeconds(30), true);
        crashedAndBackAfter(Duration.ofMinutes(10), true);
    }
}
