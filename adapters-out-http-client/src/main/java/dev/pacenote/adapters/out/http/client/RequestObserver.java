package dev.pacenote.adapters.out.http.client;

import java.time.Duration;

/** Sees every request that leaves for an upstream, repetitions included. */
@FunctionalInterface
public interface RequestObserver {

    RequestObserver NOBODY = (_, _) -> {};

    /**
     * What was asked of whom, for whom.
     *
     * @param endpoint its name, never its address: addresses carry ids
     */
    record Asked(String host, String endpoint, Priority priority) {}

    /** What came of a request. */
    enum Outcome {
        OK,
        /** 4xx: asking again would not help. */
        REFUSED,
        /** 429 or 503: we, or everybody, ask too much. */
        BUSY,
        /** 5xx. */
        FAILED,
        /** No answer, or none in time. */
        SILENT;

        static Outcome of(int status) {
            if (status == 429 || status == 503) {
                return BUSY;
            }
            if (status >= 500) {
                return FAILED;
            }
            return status >= 400 ? REFUSED : OK;
        }
    }

    /**
     * How it went.
     *
     * @param waited for a place in the budget
     * @param took from the request to its answer
     */
    record Answered(Outcome outcome, Duration waited, Duration took) {}

    void answered(Asked asked, Answered answered);
}
