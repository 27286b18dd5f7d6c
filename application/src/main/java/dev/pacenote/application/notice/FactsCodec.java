package dev.pacenote.application.notice;

import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.StoredFacts;
import java.util.function.Function;

/**
 * How an area's facts are stored. It reads everything that it ever wrote.
 *
 * @param type the area's record
 */
public record FactsCodec<F extends NoticeFacts>(
        Class<F> type, Function<F, StoredFacts> write, Function<StoredFacts, F> read) {

    /** The facts of that record as they are stored. */
    public StoredFacts stored(NoticeFacts facts) {
        return write.apply(type.cast(facts));
    }
}
