package dev.pacenote.application.platform.upstream;

import dev.pacenote.domain.platform.upstream.RequestCount;
import java.util.List;
import java.util.function.Supplier;

/** Counts the requests that daily runs sent to the services of one area since the start. */
@FunctionalInterface
public interface RequestCounter {

    RequestCount runRequests();

    /** The sum of all of them, whenever it is asked for. */
    static Supplier<RequestCount> sum(List<RequestCounter> counters) {
        var all = List.copyOf(counters);
        return () ->
                all.stream()
                        .map(RequestCounter::runRequests)
                        .reduce(RequestCount.NONE, RequestCount::plus);
    }
}
