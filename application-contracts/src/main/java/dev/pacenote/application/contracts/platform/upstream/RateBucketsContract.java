package dev.pacenote.application.contracts.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.application.platform.upstream.RateBuckets.Turn;
import dev.pacenote.domain.platform.upstream.RecentRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link RateBuckets} promise. */
public interface RateBucketsContract {

    String BUCKET = "POST channels/80";

    Duration LONGER_THAN_A_SECOND = Duration.ofMillis(1_300);

    RateBuckets buckets();

    /** Another instance on the same store. */
    default RateBuckets others() {
        return buckets();
    }

    private static String service() {
        return "service-" + UUID.randomUUID();
    }

    @Test
    default void of_many_who_ask_at_once_as_many_may_leave_as_were_agreed() {
        var service = service();

        var answers = Samples.atOnce(12, () -> buckets().take(service, BUCKET, 3, false));

        assertThat(answers).filteredOn(Turn.Granted.class::isInstance).hasSize(3);
        assertThat(answers)
                .filteredOn(it -> !(it instanceof Turn.Granted))
                .allSatisfy(RateBucketsContract::isShort);
        assertThat(buckets().take(service(), BUCKET, 3, false))
                .as("another service")
                .isInstanceOf(Turn.Granted.class);
    }

    private static void isShort(Turn turn) {
        assertThat(turn)
                .isInstanceOfSatisfying(
                        Turn.Full.class,
                        full ->
                                assertThat(full.retryAfter())
                                        .isPositive()
                                        .isLessThanOrEqualTo(RecentRequests.WINDOW));
    }

    @Test
    default void a_place_is_free_a_second_after_the_answer_whichever_instance_asks() {
        var service = service();
        List<Long> answered = new ArrayList<>();

        Samples.until(
                () -> {
                    for (var instance : List.of(buckets(), others())) {
                        if (instance.take(service, "GET users/1", 4, false)
                                instanceof Turn.Granted granted) {
                            if (answered.size() >= 4) {
                                // The fourth before this one was answered so long ago.
                                assertThat(
                                                Duration.ofNanos(
                                                        System.nanoTime()
                                                                - answered.get(
                                                                        answered.size() - 4)))
                                        .isGreaterThan(Duration.ofMillis(990));
                            }
                            answered.add(System.nanoTime());
                            instance.answered(granted);
                        }
                    }
                    return answered.size() >= 9;
                });
    }

    @Test
    default void a_place_is_taken_as_long_as_no_answer_came() {
        var service = service();
        var first = granted(service);
        var asked = System.nanoTime();

        Samples.until(
                () -> {
                    isShort(others().take(service, BUCKET, 1, false));
                    return System.nanoTime() - asked > LONGER_THAN_A_SECOND.toNanos();
                });
        buckets().answered(first);

        isShort(others().take(service, BUCKET, 1, false));
        Samples.until(() -> others().take(service, BUCKET, 1, false) instanceof Turn.Granted);
    }

    @Test
    default void who_takes_a_place_leaves_the_answers_of_others_as_they_are() {
        var service = service();
        var many = 20;

        var done =
                Samples.atOnce(
                        many,
                        () -> {
                            if (buckets().take(service, BUCKET, many, false)
                                    instanceof Turn.Granted granted) {
                                others().answered(granted);
                                return true;
                            }
                            return false;
                        });

        assertThat(done).doesNotContain(false);
        long answered = System.nanoTime();
        List<Turn> next = new ArrayList<>();
        Samples.until(
                () -> {
                    if (buckets().take(service, BUCKET, many, false)
                            instanceof Turn.Granted granted) {
                        next.add(granted);
                    }
                    return next.size() == many;
                });
        assertThat(Duration.ofNanos(System.nanoTime() - answered))
                .as("no answer was lost, whose place would be taken for so long")
                .isLessThan(RecentRequests.MAX_LENGTH.minusSeconds(2));
    }

    @Test
    default void somebody_who_waits_in_person_gets_the_next_place_whichever_instance_has_work() {
        var service = service();
        var first = granted(service);
        isShort(buckets().take(service, BUCKET, 1, true));
        buckets().answered(first);

        List<Turn.Granted> person = new ArrayList<>();
        Samples.until(
                () -> {
                    isShort(others().take(service, BUCKET, 1, false));
                    if (buckets().take(service, BUCKET, 1, true) instanceof Turn.Granted granted) {
                        person.add(granted);
                    }
                    return !person.isEmpty();
                });
        buckets().answered(person.getFirst());

        Samples.until(() -> others().take(service, BUCKET, 1, false) instanceof Turn.Granted);
    }

    @Test
    default void who_does_not_come_back_for_a_place_keeps_work_from_it_a_moment_alone() {
        var service = service();
        var first = granted(service);
        buckets().answered(first);
        isShort(buckets().take(service, BUCKET, 1, true));

        var asked = System.nanoTime();
        Samples.until(() -> others().take(service, BUCKET, 1, false) instanceof Turn.Granted);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
    }

    private Turn.Granted granted(String service) {
        return buckets().take(service, BUCKET, 1, false) instanceof Turn.Granted granted
                ? granted
                : fail("no place");
    }

    @Test
    default void a_closed_bucket_stays_closed_in_every_instance_until_its_last_moment() {
        var service = service();
        buckets().close(service, BUCKET, Duration.ofSeconds(30));
        buckets().close(service, BUCKET, Duration.ofMillis(10));

        assertThat(others().closed(service, BUCKET).orElseThrow())
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
        assertThat(others().take(service, BUCKET, 3, false)).isInstanceOf(Turn.Closed.class);
        assertThat(others().take(service, "POST channels/81", 3, false))
                .as("another")
                .isInstanceOf(Turn.Granted.class);
        assertThat(others().closed(service(), BUCKET)).as("another service").isEmpty();
    }

    @Test
    default void a_bucket_that_is_closed_for_a_moment_opens_again() {
        var service = service();
        buckets().close(service, BUCKET, Duration.ofMillis(30));
        Samples.until(() -> buckets().take(service, BUCKET, 3, false) instanceof Turn.Granted);
        assertThat(buckets().closed(service, BUCKET)).isEmpty();
    }

    @Test
    default void refusals_are_counted_for_all_instances_until_they_are_too_many() {
        var service = service();
        var long_ = Duration.ofMinutes(10);
        assertThat(buckets().refused(service, 3, long_)).isFalse();
        assertThat(others().refused(service, 3, long_)).isFalse();
        assertThat(others().refused(service(), 3, long_)).as("another service").isFalse();

        assertThat(buckets().refused(service, 3, long_)).isTrue();

        assertThat(others().refused(service, 3, long_)).as("the count begins anew").isFalse();
        assertThat(buckets().refused(service, 2, long_)).isTrue();
    }

    @Test
    default void a_refusal_counts_for_the_time_that_was_said_and_no_longer() {
        var service = service();
        var within = Duration.ofMillis(200);
        assertThat(buckets().refused(service, 2, within)).isFalse();
        long counted = System.nanoTime();

        Samples.until(() -> System.nanoTime() - counted > within.toNanos());

        assertThat(others().refused(service, 2, within)).isFalse();
    }

    @Test
    default void of_many_refusals_at_once_each_counts() {
        var service = service();

        var answers =
                Samples.atOnce(12, () -> others().refused(service, 12, Duration.ofMinutes(10)));

        assertThat(answers).contains(true);
    }

    @Test
    default void a_service_that_is_closed_keeps_all_of_its_buckets_closed() {
        var service = service();
        buckets().close(service, RateBuckets.ALL, Duration.ofSeconds(30));

        assertThat(others().take(service, BUCKET, 3, false)).isInstanceOf(Turn.Closed.class);
        assertThat(others().closed(service, "GET users/@me")).isPresent();
        assertThat(others().closed(service, RateBuckets.ALL)).isPresent();
        assertThat(others().closed(service(), RateBuckets.ALL)).isEmpty();
        assertThat(buckets().take(service(), BUCKET, 3, false)).isInstanceOf(Turn.Granted.class);
    }
}
