package dev.pacenote.application.platform.status;

import java.util.Map;

/** Tells of what a feature depends on, without asking it: a health check must be quick. */
@FunctionalInterface
public interface HealthProbe {

    /** By the name of what it depends on, {@code UP}, or {@code RESTING} after failures. */
    Map<String, String> states();
}
