package dev.pacenote.application.delivery;

import java.time.Duration;
import java.util.Optional;

/** What the other side said when it was asked to take a delivery. */
public sealed interface SendResult {

    record Accepted() implements SendResult {}

    /**
     * It may take it later, or nobody answered.
     *
     * @param after what it asked us to wait
     * @param code why not now, for the log
     * @param mayHaveArrived whether a copy may have been taken
     */
    record Retry(Optional<Duration> after, String code, boolean mayHaveArrived)
            implements SendResult {}

    /**
     * It will never take it.
     *
     * @param code why, for the log
     */
    record Rejected(String code) implements SendResult {}

    /** The target is no more; the channel has disabled it. */
    record Gone() implements SendResult {}

    /** It refuses our own credentials, which is no fault of the target. An operator is told. */
    record Misconfigured(String code) implements SendResult {}
}
