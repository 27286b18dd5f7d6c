package dev.pacenote.domain.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final TextChannelId CHANNEL = new TextChannelId("800000000000000001");

    private static Post post(boolean complete) {
        return Post.posted(
                new MessageId("175928847299117063"), CHANNEL, UUID.randomUUID(), complete, NOON);
    }

    private static Broadcast broadcast() {
        return Broadcast.started(
                UUID.randomUUID(),
                new StreamerId(UUID.randomUUID()),
                "41",
                BroadcastType.LIVE,
                NOON,
                NOON);
    }

    @Test
    void missing_parts_are_filled_in_after_5_15_30_60_and_120_seconds() {
        var post = post(false);
        var looks = new ArrayList<Long>();
        while (post.edits().next().isPresent()) {
            var at = post.edits().next().get();
            looks.add(Duration.between(NOON, at).toSeconds());
            post = post.filledIn(false, false, at);
        }

        assertThat(looks).containsExactly(5L, 15L, 30L, 60L, 120L);
        assertThat(post(true).edits().next()).isEmpty();
        assertThat(post(false).filledIn(true, true, NOON.plusSeconds(5)).edits().next()).isEmpty();
    }

    @Test
    void a_post_follows_title_and_game_every_five_minutes_at_most() {
        var changed = post(true).changed(NOON.plusSeconds(10));
        assertThat(changed.edits().next()).contains(NOON.plusSeconds(300));
        assertThat(changed.changed(NOON.plusSeconds(20))).as("once").isEqualTo(changed);
        assertThat(post(true).changed(NOON.plusSeconds(900)).isDue(NOON.plusSeconds(900))).isTrue();
        var ended = post(true).ended(NOON, false);
        assertThat(ended.changed(NOON)).isSameAs(ended);
    }

    @Test
    void the_recording_is_looked_for_after_1_5_15_and_60_minutes() {
        var post = post(true).ended(NOON, true);
        var looks = new ArrayList<Long>();
        while (post.edits().next().isPresent()) {
            var at = post.edits().next().get();
            looks.add(Duration.between(NOON, at).toMinutes());
            post = post.lookedForVod(Optional.empty(), at);
        }

        assertThat(looks).containsExactly(1L, 5L, 15L, 60L);
        var found = post(true).ended(NOON, true).lookedForVod(Optional.of("https://v"), NOON);
        assertThat(found.vod()).contains("https://v");
        assertThat(found.edits().next()).isEmpty();
    }

    @Test
    void a_post_ends_once_and_what_is_gone_stays_gone() {
        var ended = post(true).ended(NOON, false);

        assertThat(ended.ended(NOON.plusSeconds(9), true)).isSameAs(ended);
        var lost = post(true).lost(NOON);
        assertThat(lost.isThere()).isFalse();
        assertThat(lost.ended(NOON, true)).isSameAs(lost);
        assertThat(post(false).deleted(NOON).edits().next()).isEmpty();
    }

    @Test
    void a_revived_post_stands_for_the_new_announcement_and_is_live_again() {
        var next = UUID.randomUUID();
        var revived = post(true).ended(NOON, true).revived(next, true, NOON.plusSeconds(60));

        assertThat(revived.announcement()).isEqualTo(next);
        assertThat(revived.state()).isEqualTo(PostState.LIVE);
        assertThat(revived.endedAt()).isEmpty();
        assertThat(revived.edits().next()).isEmpty();
    }

    @Test
    void what_is_missing_in_a_revived_post_is_filled_in_as_in_a_new_one() {
        var back = NOON.plusSeconds(600);
        var post = post(true).ended(NOON, true).revived(UUID.randomUUID(), false, back);
        var looks = new ArrayList<Long>();
        while (post.edits().next().isPresent()) {
            var at = post.edits().next().get();
            looks.add(Duration.between(back, at).toSeconds());
            post = post.filledIn(false, false, at);
        }

        assertThat(looks).containsExactly(5L, 15L, 30L, 60L, 120L);
    }

    @Test
    void of_discords_refusals_one_speaks_of_the_message_and_what_we_do_not_know_may_pass() {
        assertThat(DiscordRefusal.of(50_035)).isEqualTo(DiscordRefusal.MESSAGE_REFUSED);
        assertThat(DiscordRefusal.of(10_004).mayMeanRemoved()).isTrue();
        assertThat(DiscordRefusal.of(50_001).mayMeanRemoved()).isTrue();
        for (int code : new int[] {0, 20_016, 40_062, 50_024}) {
            assertThat(DiscordRefusal.of(code).mayPass()).as("%d", code).isTrue();
        }
        assertThat(DiscordRefusal.values()).filteredOn(DiscordRefusal::mayPass).hasSize(1);
    }

    @Test
    void an_end_counts_after_a_minute_in_which_the_channel_did_not_come_back() {
        var end = EndOfBroadcast.heard(NOON.plusSeconds(100), NOON.plusSeconds(101));

        assertThat(end.verdict(broadcast(), false, NOON.plusSeconds(160)))
                .isEqualTo(EndOfBroadcast.Verdict.LOOK_AGAIN);
        assertThat(end.verdict(broadcast(), false, NOON.plusSeconds(161)))
                .isEqualTo(EndOfBroadcast.Verdict.OVER);
        assertThat(
                        end.verdict(
                                broadcast().onlineAgain(NOON.plusSeconds(120)),
                                false,
                                NOON.plusSeconds(161)))
                .as("online, offline, online of one start")
                .isEqualTo(EndOfBroadcast.Verdict.NOT_OVER);
    }

    @Test
    void an_end_before_the_start_speaks_of_another_broadcast() {
        var old = EndOfBroadcast.heard(NOON.minusSeconds(1), NOON);

        assertThat(old.verdict(broadcast(), false, NOON.plusSeconds(600)))
                .isEqualTo(EndOfBroadcast.Verdict.NOT_OVER);
        assertThat(EndOfBroadcast.heard(NOON, NOON).isOf(broadcast())).isTrue();
        assertThat(EndOfBroadcast.heard(NOON, NOON).isOf(broadcast().ended(NOON))).isFalse();
    }

    @Test
    void what_twitch_still_names_is_looked_at_twice_more_a_minute_apart() {
        var end = EndOfBroadcast.heard(NOON, NOON);
        var looks = new ArrayList<Long>();
        var now = end.due();
        while (end.verdict(broadcast(), true, now) == EndOfBroadcast.Verdict.LOOK_AGAIN) {
            looks.add(Duration.between(NOON, now).toSeconds());
            end = end.looked();
            now = end.due();
        }

        assertThat(looks).containsExactly(60L, 120L);
        assertThat(end.verdict(broadcast(), true, now)).isEqualTo(EndOfBroadcast.Verdict.OVER);
        assertThat(
                        EndOfBroadcast.heard(NOON, NOON)
                                .verdict(broadcast(), true, NOON.plus(Duration.ofMinutes(15))))
                .as("nobody could be asked for a quarter of an hour")
                .isEqualTo(EndOfBroadcast.Verdict.OVER);
    }

    @Test
    void a_broadcast_of_which_somebody_said_that_it_is_over_is_over_when_that_was_looked_into() {
        var said = NOON.plusSeconds(100);
        var ending = broadcast().heardEnd(said, said);
        var due = ending.ending().orElseThrow().due();

        assertThat(ending.isLive()).isTrue();
        assertThat(ending.heardEnd(said.plusSeconds(5), due))
                .as("the first counts")
                .isSameAs(ending);
        assertThat(ending.endLooked(false, due).times().endedAt()).contains(said);
        assertThat(ending.endLooked(true, due).ending().orElseThrow().looks()).isOne();
        var back = ending.onlineAgain(said.plusSeconds(1));
        assertThat(back.ending()).isEmpty();
        assertThat(back.endLooked(false, due)).isSameAs(back);
        assertThat(broadcast().heardEnd(NOON.minusSeconds(1), NOON).ending()).isEmpty();
    }

    @Test
    void an_end_that_only_the_list_speaks_for_is_none_once_it_is_listed_again() {
        var since = NOON.plusSeconds(100);
        var found = since.plus(Broadcast.UNLISTED_FOR);
        var guessed = broadcast().unlisted(since).unlisted(found);
        var due = guessed.ending().orElseThrow().due();

        assertThat(guessed.listed().ending()).isEmpty();
        assertThat(guessed.endLooked(true, due).ending()).isEmpty();
        assertThat(guessed.endLooked(true, due).isLive()).isTrue();
        assertThat(guessed.endLooked(false, due).times().endedAt()).contains(found);
        assertThat(guessed.isSurelyOver(found.plus(EndOfBroadcast.MAX_LENGTH)))
                .as("without the list nobody knows")
                .isFalse();

        var said = guessed.heardEnd(found.plusSeconds(5), found.plusSeconds(5));
        assertThat(said.listed().ending()).as("Twitch's word counts more").isPresent();
        assertThat(said.isSurelyOver(found.plusSeconds(5).plus(EndOfBroadcast.MAX_LENGTH)))
                .isTrue();
    }

    @Test
    void what_is_known_of_a_broadcast_is_not_forgotten_by_an_answer_that_leaves_it_out() {
        var known = new BroadcastFacts("t", "g", OptionalInt.of(3), Optional.of("https://t"));

        assertThat(known.updated(BroadcastFacts.UNKNOWN)).isEqualTo(known);
        assertThat(known.isComplete()).isTrue();
        assertThat(BroadcastFacts.UNKNOWN.isComplete()).isFalse();
        assertThat(known.showing("x", "").game()).as("no game is played").isEmpty();
        assertThat(broadcast().ended(NOON).ended(NOON.plusSeconds(9)).times().endedAt())
                .contains(NOON);
    }

    @Test
    void a_mark_is_found_in_the_address_that_a_post_leads_to() {
        var mark = new PostMark(UUID.randomUUID());

        assertThat(mark.isIn(mark.in("https://www.twitch.tv/ada"))).isTrue();
        assertThat(mark.isIn(mark.in("https://x.example/?a=b"))).isTrue();
        assertThat(mark.in("https://x.example/?a=b")).contains("?a=b&pacenote=");
        assertThat(new PostMark(UUID.randomUUID()).isIn(mark.in("https://x"))).isFalse();
    }

    @Test
    void discords_codes_say_whether_the_channel_or_the_message_is_to_blame() {
        assertThat(DiscordRefusal.of(10_003).pauses())
                .contains(TargetHealth.Reason.UNKNOWN_CHANNEL);
        assertThat(DiscordRefusal.of(50_001).pauses()).contains(TargetHealth.Reason.MISSING_ACCESS);
        assertThat(DiscordRefusal.of(50_013).pauses())
                .contains(TargetHealth.Reason.MISSING_PERMISSIONS);
        assertThat(DiscordRefusal.of(50_035).pauses()).isEmpty();
        assertThat(DiscordRefusal.of(50_035).reason())
                .isEqualTo(AnnouncementReason.MESSAGE_REFUSED);
        for (var refusal : DiscordRefusal.values()) {
            assertThat(AnnouncementState.FAILED).contains(refusal.reason());
        }
    }

    @Test
    void while_a_message_may_be_there_it_stays_what_it_was() {
        var message =
                new Announcement.Outgoing(
                        CHANNEL, "{}", AnnouncementReason.ANNOUNCED, Optional.empty(), true);
        var announcement =
                Announcement.opened(
                        UUID.randomUUID(),
                        new Announcement.Key(UUID.randomUUID(), new GuildId("900000000000000001")),
                        NOON,
                        NOON);
        var token = UUID.randomUUID();
        var sending = announcement.claimed(token, NOON).leavingAs(message);
        assertThat(sending.isHeldBy(token)).isTrue();
        assertThat(sending.isHeldBy(UUID.randomUUID())).isFalse();

        var unknown = sending.after(state -> state.unavailable(true, NOON), NOON);
        assertThat(unknown.sent()).contains(message);
        assertThatThrownBy(() -> unknown.leavingAs(message))
                .isInstanceOf(IllegalStateException.class);
        var refused = sending.after(state -> state.unavailable(false, NOON), NOON);
        assertThat(refused.leavingAs(message).sent()).contains(message);
        assertThat(refused.due()).contains(NOON.plusSeconds(1));
        assertThat(List.of(announcement.due(), sending.due()))
                .containsExactly(Optional.of(NOON), Optional.of(NOON.plusSeconds(30)));
    }

    private static Announcement announcement(AnnouncementState state) {
        return new Announcement(
                UUID.randomUUID(),
                new Announcement.Key(UUID.randomUUID(), new GuildId("700000000000000001")),
                state,
                Optional.empty(),
                Optional.empty(),
                NOON,
                1);
    }

    @Test
    void what_became_of_a_post_is_known_also_when_it_stands_for_another_broadcast_or_is_gone() {
        var sent =
                announcement(
                        new AnnouncementState.Sent(Tries.NONE, AnnouncementReason.ANNOUNCED, NOON));

        assertThat(sent.postState(Optional.of(post(true)))).contains(PostState.LIVE);
        assertThat(sent.postState(Optional.empty())).contains(PostState.SUPERSEDED);
        assertThat(sent.noting(Announcement.DELETED_AT_ONCE).postState(Optional.empty()))
                .contains(PostState.LOST);
        assertThat(announcement(new AnnouncementState.Pending(NOON)).postState(Optional.empty()))
                .isEmpty();
    }
}
