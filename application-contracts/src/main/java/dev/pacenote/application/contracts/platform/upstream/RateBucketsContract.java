package dev.pacenote.application.contracts.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.RateBuckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link RateBuckets} promise. */
public interface RateBucketsContract {

    String BUCKET = "POST channels/80";

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

        var answers = Samples.atOnce(12, () -> buckets().take(service, BUCKET, 3));

        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(3);
        assertThat(answers)
                .filteredOn(Optional::isPresent)
                .allSatisfy(
                        wait ->
                                assertThat(wait.orElseThrow())
                                        .isPositive()
                                        .isLessThanOrEqualTo(Duration.ofSeconds(2)));
        assertThat(buckets().take(service(), BUCKET, 3)).as("another service").isEmpty();
    }

    @Test
    default void in_any_second_no_more_leave_whichever_instance_asks() {
        var service = service();
        List<Long> left = new ArrayList<>();

        Samples.until(
                () -> {
                    for (var instance : List.of(buckets(), others())) {
                        long before = System.nanoTime();
                        if (instance.take(service, "GET users/" + left.size(), 4).isEmpty()) {
                            left.add(before);
                        }
                    }
                    return left.size() >= 9;
                });

        // Each may have left a little after its moment here, so that the gap is that much shorter.
        for (int i = 4; i < left.size(); i++) {
            assertThat(Duration.ofNanos(left.get(i) - left.get(i - 4)))
                    .isGreaterThan(Duration.ofMillis(850));
        }
    }

    @Test
    default void a_closed_bucket_stays_closed_in_every_instance_until_its_last_moment() {
        var service = service();
        buckets().close(service, BUCKET, Duration.ofSeconds(30));
        buckets().close(service, BUCKET, Duration.ofMillis(10));

        assertThat(others().closed(service, BUCKET).orElseThrow())
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
        assertThat(others().take(service, BUCKET, 3)).isPresent();
        assertThat(others().take(service, "POST channels/81", 3)).as("another").isEmpty();
        assertThat(others().closed(service(), BUCKET)).as("another service").isEmpty();
    }

    @Test
    default void a_bucket_that_is_closed_for_a_moment_opens_again() {
        var service = service();
        buckets().close(service, BUCKET, Duration.ofMillis(30));
        Samples.until(() -> buckets().take(service, BUCKET, 3).isEmpty());
        assertThat(buckets().closed(service, BUCKET)).isEmpty();
    }

    @Test
    default void a_service_that_is_closed_keeps_all_of_its_buckets_closed() {
        var service = service();
        buckets().close(service, RateBuckets.ALL, Duration.ofSeconds(30));

        assertThat(others().take(service, BUCKET, 3)).isPresent();
        assertThat(others().closed(service, "GET users/@me")).isPresent();
        assertThat(buckets().take(service(), BUCKET, 3)).isEmpty();
    }
}
