package dev.pacenote.application.contracts.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link RateLimiter} promises. */
public interface RateLimiterContract {

    RateLimit THREE_A_MINUTE = new RateLimit(3, Duration.ofMinutes(1));

    RateLimiter rateLimiter();

    private RateLimiter attempts() {
        return rateLimiter();
    }

    @Test
    default void a_key_has_room_for_the_limit_and_says_when_it_has_room_again() {
        var key = Samples.word();
        for (int i = 0; i < 3; i++) {
            assertThat(attempts().take(key, THREE_A_MINUTE, Samples.NOON.plusSeconds(i)))
                    .isInstanceOf(Verdict.Allowed.class);
        }

        assertThat(attempts().take(key, THREE_A_MINUTE, Samples.NOON.plusSeconds(10)))
                .isEqualTo(new Verdict.Refused(Duration.ofSeconds(50)));
        assertThat(attempts().take(key, THREE_A_MINUTE, Samples.NOON.plusSeconds(60)))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(attempts().take(Samples.word(), THREE_A_MINUTE, Samples.NOON.plusSeconds(10)))
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    default void of_many_attempts_at_once_exactly_as_many_pass_as_there_is_room() {
        var key = Samples.word();

        var verdicts = Samples.atOnce(16, () -> attempts().take(key, THREE_A_MINUTE, Samples.NOON));

        assertThat(verdicts).filteredOn(v -> v instanceof Verdict.Allowed).hasSize(3);
    }

    @Test
    default void several_attempts_are_counted_until_one_is_refused() {
        var first = Samples.word();
        var full = Samples.word();
        var last = Samples.word();
        for (int i = 0; i < 3; i++) {
            attempts().take(full, THREE_A_MINUTE, Samples.NOON);
        }
        var each =
                Stream.of(first, full, last)
                        .map(key -> new RateLimiter.Attempt(key, THREE_A_MINUTE))
                        .toList();

        assertThat(attempts().takeEach(each, Samples.NOON))
                .isEqualTo(new Verdict.Refused(Duration.ofMinutes(1)));
        assertThat(attempts().takeEach(List.of(each.getFirst(), each.getLast()), Samples.NOON))
                .isEqualTo(new Verdict.Allowed());

        assertThat(room(first)).as("counted twice").isEqualTo(1);
        assertThat(room(last)).as("counted once").isEqualTo(2);
    }

    private int room(String key) {
        int room = 0;
        while (attempts().take(key, THREE_A_MINUTE, Samples.NOON) instanceof Verdict.Allowed) {
            room++;
        }
        return room;
    }

    @Test
    default void of_several_attempts_at_once_exactly_as_many_pass_as_there_is_room() {
        var each =
                Stream.of(Samples.word(), Samples.word())
                        .map(key -> new RateLimiter.Attempt(key, THREE_A_MINUTE))
                        .toList();

        var verdicts = Samples.atOnce(16, () -> attempts().takeEach(each, Samples.NOON));

        assertThat(verdicts).filteredOn(v -> v instanceof Verdict.Allowed).hasSize(3);
    }

    @Test
    default void attempts_that_are_taken_together_pass_all_or_none_up_to_the_limit() {
        var key = Samples.word();
        var many = new RateLimit(10_000_000, Duration.ofMinutes(1));

        assertThat(attempts().takeAll(key, 10_000_001, many, Samples.NOON)).isFalse();
        assertThat(attempts().takeAll(key, 1, many, Samples.NOON)).isTrue();
        assertThat(attempts().takeAll(key, 9_999_996, many, Samples.NOON.plusSeconds(5))).isTrue();
        assertThat(attempts().takeAll(key, 4, many, Samples.NOON.plusSeconds(10))).isFalse();
        assertThat(attempts().takeAll(key, 3, many, Samples.NOON.plusSeconds(10))).isTrue();
        assertThat(attempts().takeAll(key, 1, many, Samples.NOON.plusSeconds(59))).isFalse();
        assertThat(attempts().takeAll(Samples.word(), 4, many, Samples.NOON)).isTrue();
    }

    @Test
    default void of_many_who_take_several_at_once_as_many_pass_as_there_is_room() {
        var key = Samples.word();
        var limit = new RateLimit(20, Duration.ofMinutes(1));

        var passed = Samples.atOnce(16, () -> attempts().takeAll(key, 3, limit, Samples.NOON));

        assertThat(passed).filteredOn(did -> did).hasSize(6);
    }

    @Test
    default void an_attempt_that_did_not_count_is_given_back() {
        var key = Samples.word();
        var fine = Samples.NOON.plusNanos(123_456_789);
        for (int i = 0; i < 3; i++) {
            attempts().take(key, THREE_A_MINUTE, fine);
        }

        attempts().giveBack(key, fine);

        assertThat(attempts().take(key, THREE_A_MINUTE, fine)).isInstanceOf(Verdict.Allowed.class);
        assertThat(attempts().take(key, THREE_A_MINUTE, fine)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    default void what_was_counted_is_taken_back_as_often_as_it_was_and_not_when_it_is_old() {
        var key = Samples.word();
        var other = Samples.word();
        var minute = Duration.ofMinutes(1);
        attempts().count(List.of(key, other, key), minute, Samples.NOON);
        attempts().count(List.of(key), minute, Samples.NOON.plusSeconds(30));
        attempts().count(List.of(), minute, Samples.NOON);

        assertThat(attempts().takeBack(key, minute, Samples.NOON.plusSeconds(59))).isTrue();
        assertThat(attempts().takeBack(key, minute, Samples.NOON.plusSeconds(59))).isTrue();
        assertThat(attempts().takeBack(key, minute, Samples.NOON.plusSeconds(60))).isTrue();
        assertThat(attempts().takeBack(key, minute, Samples.NOON.plusSeconds(60))).isFalse();
        assertThat(attempts().takeBack(other, minute, Samples.NOON.plusSeconds(60))).isFalse();
        assertThat(attempts().takeBack(Samples.word(), minute, Samples.NOON)).isFalse();
    }

    @Test
    default void of_many_who_take_back_at_once_as_many_have_something_as_was_counted() {
        var key = Samples.word();
        var minute = Duration.ofMinutes(1);
        attempts().count(List.of(key, key, key), minute, Samples.NOON);

        var taken = Samples.atOnce(16, () -> attempts().takeBack(key, minute, Samples.NOON));

        assertThat(taken).filteredOn(had -> had).hasSize(3);
    }

    @Test
    default void a_cleared_key_starts_anew() {
        var key = Samples.word();
        for (int i = 0; i < 4; i++) {
            attempts().take(key, THREE_A_MINUTE, Samples.NOON);
        }

        attempts().clear(key);

        assertThat(attempts().take(key, THREE_A_MINUTE, Samples.NOON))
                .isInstanceOf(Verdict.Allowed.class);
    }
}
