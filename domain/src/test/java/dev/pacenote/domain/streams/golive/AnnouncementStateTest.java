package dev.pacenote.domain.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.streams.golive.AnnouncementState.Cancelled;
import dev.pacenote.domain.streams.golive.AnnouncementState.Failed;
import dev.pacenote.domain.streams.golive.AnnouncementState.Pending;
import dev.pacenote.domain.streams.golive.AnnouncementState.Scheduled;
import dev.pacenote.domain.streams.golive.AnnouncementState.Sending;
import dev.pacenote.domain.streams.golive.AnnouncementState.Sent;
import dev.pacenote.domain.streams.golive.AnnouncementState.Skipped;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnnouncementStateTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static Lease lease(Instant now) {
        return Lease.at(now, UUID.randomUUID(), AnnouncementState.LEASE);
    }

    private static Sending first() {
        return new Pending(NOON).claimed(lease(NOON), NOON);
    }

    @Test
    void trouble_of_discord_is_tried_again_sooner_at_first_and_given_up_after_half_an_hour() {
        AnnouncementState state = new Pending(NOON);
        var now = NOON;
        var waits = new ArrayList<Long>();
        while (!(state instanceof Failed)) {
            state = state.claimed(lease(now), now).unavailable(false, now);
            if (state instanceof Scheduled(_, var reason, var at)) {
                assertThat(reason).isEqualTo(AnnouncementReason.DISCORD_UNAVAILABLE);
                waits.add(Duration.between(now, at).toSeconds());
                now = at;
            }
        }

        assertThat(waits.subList(0, 7)).containsExactly(1L, 2L, 5L, 15L, 30L, 60L, 60L);
        assertThat(state.reason()).isEqualTo(AnnouncementReason.GAVE_UP);
        assertThat(Duration.between(NOON, now)).isLessThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(Duration.between(NOON, now)).isGreaterThan(Duration.ofMinutes(28));
    }

    @Test
    void being_told_to_wait_is_no_try_and_starts_no_half_hour() {
        var waiting = first().toldToWait(NOON.plusSeconds(2));

        assertThat(waiting.tries()).isEqualTo(Tries.NONE);
        assertThat(waiting.reason()).isEqualTo(AnnouncementReason.RATE_LIMITED);
        var second = waiting.claimed(lease(NOON.plusSeconds(3_600)), NOON.plusSeconds(3_600));
        assertThat(second.unavailable(false, NOON.plusSeconds(3_600)))
                .as("an hour of waiting is no hour of trouble")
                .isInstanceOf(Scheduled.class);
    }

    @Test
    void a_lease_keeps_others_off_for_thirty_seconds() {
        var sending = first();

        assertThat(sending.isClaimable(NOON.plusMillis(29_999))).isFalse();
        assertThat(sending.isClaimable(NOON.plusSeconds(30))).isTrue();
        assertThatThrownBy(() -> sending.claimed(lease(NOON), NOON))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_somebody_vanished_with_is_repeated_as_it_was_while_discord_remembers_the_nonce() {
        var soon = NOON.plusSeconds(30);
        var again = first().claimed(lease(soon), soon);
        assertThat(again.tries().count()).isEqualTo(2);
        assertThat(again.repetition(soon)).isEqualTo(Repetition.SAME_AGAIN);
        assertThat(again.repetition(NOON.plusSeconds(120))).isEqualTo(Repetition.SAME_AGAIN);

        var later = NOON.plusSeconds(121);
        assertThat(first().claimed(lease(later), later).repetition(later))
                .isEqualTo(Repetition.LOOK_FIRST);
    }

    @Test
    void the_two_minutes_begin_with_the_first_try_that_nobody_knows_of() {
        var now = NOON;
        var state = first().unavailable(true, now);
        for (int i = 0; i < 5; i++) {
            now = ((Scheduled) state).at();
            state = state.claimed(lease(now), now).unavailable(true, now);
        }
        assertThat(state.tries().unknownSince()).contains(NOON);

        var late = NOON.plusSeconds(150);
        assertThat(state.claimed(lease(late), late).repetition(late))
                .isEqualTo(Repetition.LOOK_FIRST);
    }

    @Test
    void what_discord_is_known_not_to_have_taken_is_made_up_anew() {
        var refused = first().unavailable(false, NOON);
        var at = NOON.plusSeconds(1);

        assertThat(refused.claimed(lease(at), at).repetition(at)).isEqualTo(Repetition.NONE);
        assertThat(first().repetition(NOON)).isEqualTo(Repetition.NONE);
    }

    @Test
    void that_a_message_may_be_there_is_not_forgotten_by_being_told_to_wait() {
        var unknown = first().unavailable(true, NOON);
        var at = NOON.plusSeconds(1);

        var waiting = unknown.claimed(lease(at), at).toldToWait(at.plusSeconds(5));

        assertThat(waiting.tries().mayHaveArrived()).isTrue();
        assertThat(waiting.tries().count()).isOne();
    }

    @Test
    void what_nobody_has_in_hand_is_taken_back_and_everything_else_stays() {
        var why = AnnouncementReason.UNLINKED;

        assertThat(new Pending(NOON).cancelled(why, NOON)).isInstanceOf(Cancelled.class);
        assertThat(first().toldToWait(NOON).cancelled(why, NOON)).isInstanceOf(Cancelled.class);
        var sending = first();
        assertThat(sending.cancelled(why, NOON)).isSameAs(sending);
        var unknown = sending.unavailable(true, NOON);
        assertThat(unknown.cancelled(why, NOON)).as("a message may be there").isSameAs(unknown);
        var sent = sending.accepted(AnnouncementReason.ANNOUNCED, NOON);
        assertThat(sent.cancelled(why, NOON)).isSameAs(sent);
    }

    @Test
    void what_is_new_waits_for_what_twitch_has_to_say_unless_that_is_known() {
        var pending = new Pending(NOON.plusSeconds(3));
        assertThat(pending.isClaimable(NOON.plusMillis(2_999))).isFalse();
        assertThat(pending.isClaimable(NOON.plusSeconds(3))).isTrue();
        assertThat(pending.woken(NOON)).isEqualTo(new Pending(NOON));
        assertThat(pending.woken(NOON.plusSeconds(4))).isSameAs(pending);
        var broadcast =
                Broadcast.started(
                        UUID.randomUUID(),
                        new StreamerId(UUID.randomUUID()),
                        "40952121085",
                        BroadcastType.LIVE,
                        NOON,
                        NOON);

        assertThat(broadcast.postedFrom(NOON)).isEqualTo(NOON.plusSeconds(3));
        var named = broadcast.knowing(BroadcastFacts.UNKNOWN.showing("Cup of the day", ""));
        assertThat(named.postedFrom(NOON)).isEqualTo(NOON);
    }

    @Test
    void what_waits_is_woken_and_nothing_else() {
        var waiting = first().postponed(AnnouncementReason.TARGET_PAUSED, NOON.plusSeconds(600));

        assertThat(waiting.isClaimable(NOON)).isFalse();
        assertThat(waiting.woken(NOON).isClaimable(NOON)).isTrue();
        assertThat(waiting.woken(NOON).reason()).isEqualTo(AnnouncementReason.TARGET_PAUSED);
        var overdue = first().toldToWait(NOON.minusSeconds(5));
        assertThat(overdue.woken(NOON)).as("keeps its place").isSameAs(overdue);
        var sending = first();
        assertThat(sending.woken(NOON)).isSameAs(sending);
    }

    @Test
    void each_state_has_its_own_reasons_and_each_reason_one_state() {
        var all = new HashSet<>(Set.of(AnnouncementReason.NEW, AnnouncementReason.CLAIMED));
        int together = all.size();
        for (var reasons :
                List.of(
                        AnnouncementState.WAITS,
                        AnnouncementState.SENT,
                        AnnouncementState.SKIPPED,
                        AnnouncementState.CANCELLED,
                        AnnouncementState.FAILED)) {
            all.addAll(reasons);
            together += reasons.size();
        }
        assertThat(all).containsExactlyInAnyOrder(AnnouncementReason.values()).hasSize(together);

        assertThatThrownBy(() -> first().accepted(AnnouncementReason.FILTERED, NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> first().skipped(AnnouncementReason.ANNOUNCED, NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> first().failed(AnnouncementReason.UNLINKED, NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> first().takenBack(AnnouncementReason.GAVE_UP, NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> first().postponed(AnnouncementReason.LATE, NOON))
                .isInstanceOf(IllegalArgumentException.class);
        for (var reason : AnnouncementReason.values()) {
            assertThat(AnnouncementReason.of(reason.wireName())).contains(reason);
        }
    }

    @Test
    void what_ended_stays_as_it_ended() {
        var sending = first();
        for (var end :
                List.of(
                        sending.accepted(AnnouncementReason.LATE, NOON),
                        sending.skipped(AnnouncementReason.FILTERED, NOON),
                        sending.takenBack(AnnouncementReason.UNLINKED, NOON),
                        sending.failed(AnnouncementReason.GAVE_UP, NOON))) {
            assertThat(end)
                    .isInstanceOfAny(Sent.class, Skipped.class, Cancelled.class, Failed.class);
            assertThat(end.isOpen()).isFalse();
            assertThat(end.isClaimable(NOON.plusSeconds(999_999))).isFalse();
            assertThat(end.mayBecome(sending)).isFalse();
            assertThatThrownBy(() -> end.claimed(lease(NOON), NOON))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(sending.mayBecome(new Pending(NOON))).isFalse();
        assertThat(sending.mayBecome(sending.toldToWait(NOON))).isTrue();
    }
}
