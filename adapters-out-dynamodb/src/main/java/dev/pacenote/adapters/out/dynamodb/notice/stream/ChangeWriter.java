package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.application.notice.stream.commit.StoredChange;

/**
 * Says what one kind of change writes, in the one write of a commit. A bean for each kind.
 *
 * @param <C> the kind
 */
public interface ChangeWriter<C extends StoredChange> {

    Class<C> type();

    /** Adds to the write set; whatever it reads first is as the commit finds it. */
    void write(C change, CommitWrites writes);
}
