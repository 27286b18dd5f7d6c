package dev.pacenote.application.contracts.platform.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.status.StoreProbe;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What {@link StoreProbe} promises. */
public interface StoreProbeContract {

    StoreProbe living();

    /** One whose store is gone. */
    StoreProbe dead();

    @Test
    default void a_store_that_answers_says_so() {
        assertThat(living().answers()).isTrue();
    }

    @Test
    default void a_store_that_is_gone_is_noticed_and_not_waited_for() {
        var heartbeat = dead();

        assertThat(CompletableFuture.supplyAsync(heartbeat::answers))
                .succeedsWithin(Duration.ofMinutes(1))
                .isEqualTo(false);
    }
}
