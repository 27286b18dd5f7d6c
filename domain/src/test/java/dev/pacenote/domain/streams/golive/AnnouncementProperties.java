package dev.pacenote.domain.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.streams.golive.AnnouncementState.Sending;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever workers, Discord and crashes do: an announcement goes forward only, and a message that
 * may be there is never followed by another one that nobody looked for.
 */
class AnnouncementProperties {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    enum Event {
        TAKEN,
        TAKEN_AND_CRASHED,
        CRASHED,
        UNANSWERED,
        TAKEN_BUT_UNANSWERED,
        AWAY,
        TOLD_TO_WAIT,
        REFUSED,
        UNLINKED
    }

    /** What Discord has of one announcement. */
    private static final class Discord {
        private int posts;
        private Optional<Instant> remembers = Optional.empty();

        void take(Instant now) {
            // It knows a nonce again for a while; here for as short a time as we rely on.
            if (remembers
                    .filter(at -> !now.isAfter(at.plus(Repetition.NONCE_REMEMBERED)))
                    .isEmpty()) {
                posts++;
                remembers = Optional.of(now);
            }
        }
    }

    @Property(tries = 2_000)
    void there_is_never_a_second_post(
            @ForAll @Size(max = 40) List<Event> events,
            @ForAll @Size(value = 40) List<@IntRange(min = 0, max = 400) Integer> seconds) {
        var discord = new Discord();
        AnnouncementState state = new AnnouncementState.Pending(NOON);
        var now = NOON;
        for (int i = 0; i < events.size(); i++) {
            now = now.plusSeconds(seconds.get(i));
            var before = state;
            state = step(state, events.get(i), discord, now);

            assertThat(before.equals(state) || before.mayBecome(state)).isTrue();
            assertThat(discord.posts).isLessThanOrEqualTo(1);
            if (state instanceof AnnouncementState.Sent) {
                assertThat(discord.posts).isOne();
            }
            if (state instanceof AnnouncementState.Cancelled) {
                assertThat(discord.posts).as("what is there is not taken back").isZero();
            }
        }
    }

    private static AnnouncementState step(
            AnnouncementState state, Event event, Discord discord, Instant now) {
        if (event == Event.UNLINKED) {
            return state.cancelled(AnnouncementReason.UNLINKED, now);
        }
        if (!state.isClaimable(now)) {
            return state;
        }
        var sending = state.claimed(Lease.at(now, UUID.randomUUID(), AnnouncementState.LEASE), now);
        if (sending.repetition(now) == Repetition.LOOK_FIRST && discord.posts > 0) {
            return sending.accepted(AnnouncementReason.ANNOUNCED, now);
        }
        return sent(sending, event, discord, now);
    }

    private static AnnouncementState sent(
            Sending sending, Event event, Discord discord, Instant now) {
        return switch (event) {
            case TAKEN -> {
                discord.take(now);
                yield sending.accepted(AnnouncementReason.ANNOUNCED, now);
            }
            case TAKEN_AND_CRASHED -> {
                discord.take(now);
                yield sending;
            }
            case CRASHED, UNLINKED -> sending;
            case UNANSWERED -> sending.unavailable(true, now);
            case TAKEN_BUT_UNANSWERED -> {
                discord.take(now);
                yield sending.unavailable(true, now);
            }
            case AWAY -> sending.unavailable(false, now);
            case TOLD_TO_WAIT -> sending.toldToWait(now.plusSeconds(3));
            case REFUSED -> sending.failed(AnnouncementReason.MESSAGE_REFUSED, now);
        };
    }

    @Property(tries = 1_000)
    void a_nonce_is_short_and_another_one_for_each_announcement(
            @ForAll long one, @ForAll long other) {
        var first = new PostMark(new UUID(one, other));

        assertThat(first.nonce()).hasSizeLessThanOrEqualTo(PostMark.MAX_NONCE);
        assertThat(first.nonce()).isEqualTo(new PostMark(new UUID(one, other)).nonce());
        assertThat(first.nonce()).isNotEqualTo(new PostMark(new UUID(one, other + 1)).nonce());
        assertThat(first.nonce()).isNotEqualTo(new PostMark(new UUID(one + 1, other)).nonce());
    }
}
