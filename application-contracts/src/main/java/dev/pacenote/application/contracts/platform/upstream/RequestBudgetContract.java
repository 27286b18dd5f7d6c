package dev.pacenote.application.contracts.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.RequestBudget;
import dev.pacenote.application.platform.upstream.RequestBudget.Taken;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link RequestBudget} promises. */
public interface RequestBudgetContract {

    /** How long whoever has time lets somebody go first who waits in person, at least. */
    Duration STAYS_BACK = Duration.ofSeconds(1);

    RequestBudget budget();

    private static String host() {
        return "host-" + UUID.randomUUID();
    }

    private Optional<Taken.Granted> take(String host, int places, boolean inPerson) {
        return take(host, places, Duration.ofSeconds(30), inPerson);
    }

    private Optional<Taken.Granted> take(
            String host, int places, Duration lease, boolean inPerson) {
        return switch (budget().take(host, places, lease, inPerson)) {
            case Taken.Granted place -> Optional.of(place);
            case Taken.Exhausted(var wait) -> {
                assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
                yield Optional.empty();
            }
        };
    }

    private Taken.Granted taken(String host, int places, boolean inPerson) {
        return take(host, places, inPerson).orElseThrow(() -> new AssertionError("no place"));
    }

    @Test
    default void of_many_who_want_a_place_as_many_get_one_as_there_are() {
        var host = host();

        var got = Samples.atOnce(16, () -> take(host, 3, false));

        assertThat(got).filteredOn(Optional::isPresent).hasSize(3);
        assertThat(take(host(), 3, false)).as("another host").isPresent();
    }

    @Test
    default void a_place_rests_after_it_was_given_back() {
        var host = host();
        var place = taken(host, 1, false);
        assertThat(take(host, 1, false)).isEmpty();

        long freed = System.nanoTime();
        budget().giveBack(place, Duration.ofMillis(150));
        budget().giveBack(place, Duration.ofMillis(150));
        Samples.until(() -> take(host, 1, false).isPresent());

        // The store counts on a clock of its own, which may differ from ours by a little.
        assertThat(Duration.ofNanos(System.nanoTime() - freed))
                .isGreaterThanOrEqualTo(Duration.ofMillis(145));
    }

    @Test
    default void
            the_place_of_a_holder_that_died_is_free_again_and_its_late_return_counts_nothing() {
        var host = host();
        var dead = take(host, 1, Duration.ofMillis(50), false).orElseThrow();
        Samples.until(() -> take(host, 1, false).isPresent());

        budget().giveBack(dead, Duration.ZERO);

        assertThat(take(host, 1, false)).as("the next holder keeps it").isEmpty();
    }

    @Test
    default void whoever_has_time_lets_those_go_first_who_wait_in_person() {
        // Who waits in person is expected to ask again soon: when this machine has stalled for
        // longer than the run stays back, there was nothing to see.
        Samples.until(() -> sawWhoGoesFirst(host()));
    }

    private boolean sawWhoGoesFirst(String host) {
        var place = taken(host, 1, false);
        long asked = System.nanoTime();
        assertThat(take(host, 1, true)).as("somebody waits").isEmpty();
        budget().giveBack(place, Duration.ZERO);
        var run = take(host, 1, false);
        if (System.nanoTime() - asked >= STAYS_BACK.toNanos()) {
            return false;
        }
        assertThat(run).as("the run stays back").isEmpty();
        assertThat(take(host, 1, true)).as("who waits goes first").isPresent();
        return true;
    }
}
