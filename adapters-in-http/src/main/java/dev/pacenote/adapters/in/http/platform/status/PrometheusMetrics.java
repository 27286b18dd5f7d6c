package dev.pacenote.adapters.in.http.platform.status;

/** Everything that is measured, as Prometheus reads it. */
@FunctionalInterface
public interface PrometheusMetrics {
    String scrape();
}
