package dev.pacenote.assembly.metrics;

import dev.pacenote.assembly.Configuration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Where measurements go. */
public final class Meters {

    private Meters() {}

    /** Nobody may ask without a token, so without one nothing is kept. */
    public static MeterRegistry registry(Configuration configuration) {
        return configuration.isMeasured()
                ? new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)
                : new CompositeMeterRegistry();
    }
}
