package dev.pacenote.adapters.in.http.platform.error;

import dev.pacenote.application.platform.upstream.UpstreamException;

/**
 * How a feature area says that a service of others gives no usable answer. It speaks for the
 * controllers in its own package and below.
 */
@FunctionalInterface
public interface UpstreamProblems {

    /** The answer to somebody whose request needed that service. */
    Problem of(UpstreamException.Kind kind);
}
