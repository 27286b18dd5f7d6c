package dev.pacenote.application.platform.origin;

import dev.pacenote.domain.platform.origin.DataOrigin;
import dev.pacenote.domain.platform.origin.FoundData;

/** The mark of a database that says whose data is in it. */
public interface DataMarks {

    /** The mark, and who is there. */
    FoundData find();

    /**
     * Marks the data, for ever, unless it is marked already. Of several at the same time the first
     * one marks it.
     *
     * @return what it is marked as now
     */
    DataOrigin mark(DataOrigin origin);
}
