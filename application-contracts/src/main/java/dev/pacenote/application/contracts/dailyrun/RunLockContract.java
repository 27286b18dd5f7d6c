package dev.pacenote.application.contracts.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.platform.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link RunLock} promises. */
public interface RunLockContract {

    RunLock runLock();

    @Test
    default void of_many_who_ask_at_once_one_holds_the_lock() {
        var results = Samples.atOnce(6, () -> runLock().tryAcquire());

        assertThat(results).filteredOn(Optional::isPresent).hasSize(1);
        results.forEach(held -> held.ifPresent(RunLock.Held::close));
    }

    @Test
    default void a_lock_that_was_given_back_is_free_and_giving_back_twice_takes_it_from_nobody() {
        var first = runLock().tryAcquire().orElseThrow();
        assertThat(runLock().tryAcquire()).isEmpty();
        first.close();

        var second = runLock().tryAcquire().orElseThrow();
        first.close();

        assertThat(runLock().tryAcquire()).isEmpty();
        second.close();
    }
}
