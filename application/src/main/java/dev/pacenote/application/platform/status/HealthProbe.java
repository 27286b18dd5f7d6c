package dev.pacenote.application.platform.status;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tells the state of one thing on which a feature depends. Other people's services are not asked
 * for it: a health check must be quick, and anybody may ask for it as often as they like.
 *
 * @param name of what the feature depends on, like {@code exchange}
 * @param kept so long an answer is given again: where a look costs requests that are paid for
 */
public record HealthProbe(String name, Supplier<State> check, Duration kept) {

    /** How long an answer is kept that costs something. */
    public static final Duration A_MOMENT = Duration.ofSeconds(5);

    /** How it is. */
    public enum State {
        UP,
        /** It is left alone for a while after failures. */
        RESTING,
        /** The probe failed, or gave no answer in time. */
        UNKNOWN
    }

    /** One that costs next to nothing. */
    public HealthProbe(String name, Supplier<State> check) {
        this(name, check, Duration.ZERO);
    }
}
