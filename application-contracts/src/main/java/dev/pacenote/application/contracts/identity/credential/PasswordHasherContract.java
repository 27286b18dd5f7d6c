package dev.pacenote.application.contracts.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What {@link PasswordHasher} promises. */
public interface PasswordHasherContract {

    PasswordHasher hasher();

    @Test
    default void a_password_matches_its_own_hash_and_no_other_text_does() {
        var hash = hasher().hash(new RawPassword("  drop table 山 🦊  "));

        assertThat(hasher().matches("  drop table 山 🦊  ", hash)).isTrue();
        assertThat(hasher().matches("drop table 山 🦊", hash)).isFalse();
        assertThat(hasher().matches("", hash)).isFalse();
    }

    @Test
    default void the_same_password_has_a_new_hash_each_time() {
        var password = new RawPassword("correct horse");

        assertThat(hasher().hash(password)).isNotEqualTo(hasher().hash(password));
    }

    @Test
    default void pretending_takes_as_long_as_comparing() {
        var hash = hasher().hash(new RawPassword("correct horse"));
        var comparing = cheapest(typed -> hasher().matches(typed, hash));
        var pretending = cheapest(hasher()::pretend);

        // The least of several: what the work costs when nothing disturbs it.
        assertThat(pretending).isBetween(comparing.dividedBy(3), comparing.multipliedBy(3));
    }

    private static Duration cheapest(Consumer<String> work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 7; i++) {
            long start = processorNanos();
            work.accept("wrong horse " + i);
            best = Math.min(best, processorNanos() - start);
        }
        return Duration.ofNanos(best);
    }

    /**
     * Time that the threads of this process have had on a processor, whoever works for the hasher:
     * unlike the time of day it does not pass while other processes are busy.
     */
    private static long processorNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .map(threads::getThreadCpuTime)
                .filter(nanos -> nanos > 0)
                .sum();
    }
}
