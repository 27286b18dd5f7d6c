package dev.pacenote.application.admin;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import java.time.Instant;
import java.util.List;

/** All feedback. It goes when its author's account goes. */
public interface FeedbackMessages {

    sealed interface Added {
        record Ok(Feedback feedback) implements Added {}

        /** Too many messages of this person are unread. */
        record QuotaReached() implements Added {}
    }

    /** A message with its author's user name. */
    record Signed(Feedback feedback, Username author) {}

    /**
     * Stores a message, character for character, unless {@code maxUnread} messages of its author
     * are unread. Of several callers at once no more pass than there is room for.
     */
    Added add(AccountId author, Feedback.Draft draft, Instant at, int maxUnread);

    /** Newest first. */
    Paging.Page<Signed> page(Paging paging);

    /** Everything of one person, oldest first. */
    List<Feedback> of(AccountId author);

    /**
     * Notes that a message was read; the first time stays.
     *
     * @return false when there is no such message
     */
    boolean markRead(long id, Instant at);

    /**
     * @return false when there is no such message
     */
    boolean remove(long id);
}
