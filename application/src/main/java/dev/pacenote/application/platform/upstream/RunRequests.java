package dev.pacenote.application.platform.upstream;

import dev.pacenote.domain.platform.upstream.RequestCount;
import java.util.Collection;

/** Counts what the daily runs of this process ask of the services that one feature area uses. */
@FunctionalInterface
public interface RunRequests {

    /** Requests that were sent since this process began. */
    RequestCount sent();

    /** What was sent for all areas together. */
    static RequestCount sentFor(Collection<RunRequests> areas) {
        return areas.stream().map(RunRequests::sent).reduce(RequestCount.NONE, RequestCount::plus);
    }
}
