package dev.pacenote.application.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamPosition;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.util.List;

/** The numbered events of every person, as the last commit left them. */
public interface Streams {

    /**
     * Where a person's stream ends.
     *
     * @param oldest the number of the oldest event that is kept; one more than the end's number
     *     when there is none
     */
    record Head(StreamPosition end, long oldest, UnreadCounts counts) {}

    /** The end of a person's stream; everybody has one, also whoever had no event yet. */
    Head head(AccountId account);

    /**
     * The events after that number, in order and without a gap, at most {@code limit} of them: none
     * when there are no later ones. Events that were deleted since are not among them; {@link
     * Head#oldest()} says whether that is so.
     */
    List<StreamEvent> after(AccountId account, long seq, int limit);
}
