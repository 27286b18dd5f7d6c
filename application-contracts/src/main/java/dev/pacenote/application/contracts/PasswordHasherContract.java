package dev.pacenote.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.PasswordHasher;
import dev.pacenote.domain.identity.RawPassword;
import java.time.Duration;
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
        var comparing = fastest(typed -> hasher().matches(typed, hash));
        var pretending = fastest(hasher()::pretend);

        // The fastest of several: what the work costs when nothing disturbs it.
        assertThat(pretending).isBetween(comparing.dividedBy(3), comparing.multipliedBy(3));
    }

    private static Duration fastest(Consumer<String> work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 7; i++) {
            long start = System.nanoTime();
            work.accept("wrong horse " + i);
            best = Math.min(best, System.nanoTime() - start);
        }
        return Duration.ofNanos(best);
    }
}
