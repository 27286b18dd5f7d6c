package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What alarms watch. */
class OldestWaitingTest {

    private static OldestWaiting waiting(Duration notice, Duration delivery) {
        return new OldestWaiting(
                Map.of("OldestUndispatchedNotice", notice, "OldestDueDelivery", delivery));
    }

    @Test
    void what_is_long_is_said_as_cloudwatch_reads_it() throws JsonProcessingException {
        var waiting = waiting(Duration.ZERO, Duration.ofSeconds(301));

        var line = JsonFunction.JSON.readTree(waiting.json(Instant.ofEpochMilli(7), "garage"));

        assertThat(waiting.isLong()).isTrue();
        assertThat(line.path("OldestDueDelivery").asLong()).isEqualTo(301);
        assertThat(line.path("OldestUndispatchedNotice").asLong()).isZero();
        var metrics = line.at("/_aws/CloudWatchMetrics/0");
        assertThat(
                        metrics.path("Metrics")
                                .valueStream()
                                .map(metric -> metric.path("Name").asText()))
                .allSatisfy(name -> assertThat(line.has(name)).isTrue());
        assertThat(metrics.path("Namespace").asText()).isEqualTo("garage");
        assertThat(line.at("/_aws/Timestamp").asLong()).isEqualTo(7);
    }

    @Test
    void what_is_quick_is_not_said() {
        var half = Duration.ofSeconds(30).minusMillis(1);

        assertThat(waiting(half, half).isLong()).isFalse();
        assertThat(waiting(Duration.ofSeconds(30), half).isLong()).isTrue();
    }
}
