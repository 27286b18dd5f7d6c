package dev.pacenote.adapters.in.http.trackmania;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.UpstreamProblems;
import dev.pacenote.application.platform.upstream.UpstreamException;
import jakarta.inject.Singleton;

/** What people are told when the game's services give no answer. */
@Singleton
final class TrackmaniaUpstreamProblems implements UpstreamProblems {

    @Override
    public Problem of(UpstreamException.Kind kind) {
        return switch (kind) {
            case AWAY, BUSY ->
                    Problem.of(
                            503,
                            "upstream_unavailable",
                            "Trackmania does not answer",
                            "The Trackmania services are not available right now. Please try"
                                    + " again later.");
            case TIMEOUT ->
                    Problem.of(
                            504,
                            "upstream_timeout",
                            "Trackmania does not answer",
                            "The Trackmania services took too long to answer. Please try again.");
            case FAILED ->
                    Problem.of(
                            502,
                            "upstream_failed",
                            "Trackmania answered oddly",
                            "The Trackmania services gave no usable answer. Please try again"
                                    + " later.");
        };
    }
}
