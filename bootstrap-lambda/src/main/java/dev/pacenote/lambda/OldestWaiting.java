package dev.pacenote.lambda;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something waits that should have left. CloudWatch makes metrics of what the function
 * writes in this form, and alarms watch them.
 *
 * @param notice since when the oldest notice has no deliveries
 * @param delivery since when the delivery is due that has been due longest
 */
record OldestWaiting(Duration notice, Duration delivery) {

    /** What is quicker than that is nobody's worry. */
    private static final Duration LONG = Duration.ofSeconds(30);

    boolean isLong() {
        return notice.compareTo(LONG) >= 0 || delivery.compareTo(LONG) >= 0;
    }

    /** In CloudWatch's embedded metric format: a line of the log that is nothing but this. */
    String json(Instant now) {
        var line = JsonFunction.JSON.createObjectNode();
        var definition =
                line.putObject("_aws")
                        .put("Timestamp", now.toEpochMilli())
                        .putArray("CloudWatchMetrics")
                        .addObject()
                        .put("Namespace", "Pacenote");
        definition.putArray("Dimensions").addArray();
        var metrics = definition.putArray("Metrics");
        metrics.addObject().put("Name", "OldestUndispatchedNotice").put("Unit", "Seconds");
        metrics.addObject().put("Name", "OldestDueDelivery").put("Unit", "Seconds");
        return line.put("OldestUndispatchedNotice", notice.toSeconds())
                .put("OldestDueDelivery", delivery.toSeconds())
                .toString();
    }
}
