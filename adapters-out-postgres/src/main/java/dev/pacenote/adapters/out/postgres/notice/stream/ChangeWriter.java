package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.application.notice.stream.commit.StoredChange;
import java.util.List;

/**
 * Writes the changes of one kind, in the transaction of a commit. A bean for each kind.
 *
 * @param <C> the kind
 */
public interface ChangeWriter<C extends StoredChange> {

    Class<C> type();

    /** Writes all that a commit has of the kind, as if one after the other. */
    void write(List<C> changes);
}
