package dev.pacenote.server.doctor;

import dev.pacenote.domain.platform.origin.DataOrigin;
import dev.pacenote.domain.platform.origin.FoundData;
import dev.pacenote.server.OriginAdvice;

/** Whether the data is a sandbox's or a real service's, and the next start is of the same kind. */
final class DataCheck {

    private static final String SUBJECT = "data";

    private DataCheck() {}

    static Finding look(FoundData found, DataOrigin start) {
        var origin = found.origin(start);
        if (origin != start) {
            return Finding.broken(
                    SUBJECT,
                    "the next start is refused: " + OriginAdvice.refused(origin),
                    "docs/deploy-server.md says more.");
        }
        if (found.inventedAmongReal(start) > 0) {
            return Finding.doubtful(
                    SUBJECT,
                    OriginAdvice.inventedAmongReal(found.invented()),
                    "docs/deploy-server.md says more.");
        }
        if (found.isNobodys()) {
            return Finding.fine(SUBJECT, "none yet");
        }
        return Finding.fine(
                SUBJECT,
                switch (origin) {
                    case SANDBOX -> "the sandbox's";
                    case REAL -> "a real service's";
                });
    }
}
