package dev.pacenote.application.platform.origin;

import dev.pacenote.domain.platform.origin.DataOrigin;

/**
 * Asks at each start whether this is data for it. The first start marks the database; a sandbox
 * never gets real data afterwards, nor a real service what a sandbox invented.
 */
public final class ClaimData {

    private final DataMarks marks;

    public ClaimData(DataMarks marks) {
        this.marks = marks;
    }

    /** Whether the start may go on. */
    public sealed interface Result {

        /**
         * It may.
         *
         * @param inventedAmongReal how many accounts of a sandbox are among those of real people
         */
        record Granted(long inventedAmongReal) implements Result {}

        /** It must not: the data is of the other kind. */
        record Refused(DataOrigin found) implements Result {}
    }

    /**
     * @param start what kind of start it is
     */
    public Result claim(DataOrigin start) {
        var found = marks.find();
        // Another may have marked it since: what is stored counts.
        var origin = marks.mark(found.origin(start));
        return origin == start
                ? new Result.Granted(found.inventedAmongReal(start))
                : new Result.Refused(origin);
    }
}
