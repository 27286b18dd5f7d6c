package dev.pacenote.application.platform.status;

import java.util.function.Supplier;

/**
 * Tells the state of one thing on which a feature depends. Other people's services are not asked
 * for it: a health check must be quick.
 *
 * @param name of what the feature depends on, like {@code exchange}
 */
public record HealthProbe(String name, Supplier<State> check) {

    /** How it is. */
    public enum State {
        UP,
        /** It is left alone for a while after failures. */
        RESTING,
        /** The probe failed, or gave no answer in time. */
        UNKNOWN
    }
}
