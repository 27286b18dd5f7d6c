package dev.pacenote.application.contracts.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.retention.RetentionStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link RetentionStore} promises. */
public interface RetentionStoreContract {

    /** Long before everything that other promises are about. */
    Instant LONG_AGO = Instant.parse("2019-01-01T00:00:00Z");

    RetentionStore retention();

    @Test
    default void it_says_in_a_word_what_it_keeps() {
        assertThat(retention().name()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    default void what_was_purged_is_purged_once() {
        retention().purge(LONG_AGO, 1_000_000);

        assertThat(retention().purge(LONG_AGO, 1_000_000)).isZero();
    }
}
