package dev.pacenote.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long things wait that should have left. CloudWatch makes metrics of what a function writes in
 * this form, and alarms watch them.
 *
 * @param figures how long, by the name of the metric
 */
public record OldestWaiting(SortedMap<String, Duration> figures) {

    /** What is quicker than that is nobody's worry. */
    private static final Duration LONG = Duration.ofSeconds(30);

    public OldestWaiting(Map<String, Duration> figures) {
        this(new TreeMap<>(figures));
    }

    public boolean isLong() {
        return figures.values().stream().anyMatch(it -> it.compareTo(LONG) >= 0);
    }

    /**
     * In CloudWatch's embedded metric format: a line of the log that is nothing but this.
     *
     * @param namespace where alarms and dashboards look for it
     */
    public String json(Instant now, String namespace) {
        var line = JsonFunction.JSON.createObjectNode();
        var definition =
                line.putObject("_aws")
                        .put("Timestamp", now.toEpochMilli())
                        .putArray("CloudWatchMetrics")
                        .addObject()
                        .put("Namespace", namespace);
        definition.putArray("Dimensions").addArray();
        var metrics = definition.putArray("Metrics");
        figures.forEach(
                (name, wait) -> {
                    metrics.addObject().put("Name", name).put("Unit", "Seconds");
                    line.put(name, wait.toSeconds());
                });
        return line.toString();
    }
}
