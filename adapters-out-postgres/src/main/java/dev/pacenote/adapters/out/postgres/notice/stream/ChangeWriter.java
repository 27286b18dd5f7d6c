package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.application.notice.stream.StoredChange;

/**
 * Writes one kind of change, in the transaction of a commit. A bean for each kind.
 *
 * @param <C> the kind
 */
public interface ChangeWriter<C extends StoredChange> {

    Class<C> type();

    void write(C change);
}
