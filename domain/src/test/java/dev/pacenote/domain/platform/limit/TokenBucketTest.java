package dev.pacenote.domain.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private TokenBucket bucket = TokenBucket.full(20, 40, 0);

    private int taken(long now) {
        int taken = 0;
        for (var next = bucket.take(now); next.isPresent(); next = bucket.take(now)) {
            bucket = next.get();
            taken++;
        }
        return taken;
    }

    @Test
    void a_burst_passes_at_once_and_after_it_the_rate() {
        assertThat(taken(0)).isEqualTo(40);
        assertThat(taken(SECOND / 2)).isEqualTo(10);
        assertThat(taken(SECOND + SECOND / 2)).isEqualTo(20);
        assertThat(taken(1_000 * SECOND)).as("after a long silence").isEqualTo(40);
    }

    @Test
    void whoever_keeps_to_the_rate_always_passes() {
        for (int i = 1; i <= 10_000; i++) {
            bucket = bucket.take(i * SECOND / 20).orElseThrow();
        }
    }
}
