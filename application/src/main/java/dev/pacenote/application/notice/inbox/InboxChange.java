package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.notice.stream.StoredChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A change of somebody's inbox. */
public sealed interface InboxChange extends StoredChange {

    /**
     * A notice is told, and shown by a notification that is new or has one more in it.
     *
     * @param notice of a fact that its account was not told yet
     */
    record Tell(Notice notice, Notification notification) implements InboxChange {}

    /** A notice is told to somebody who wants no item about it; other channels may carry it. */
    record TellUnlisted(Notice notice) implements InboxChange {}

    /** A notification was marked. */
    record Save(Notification notification) implements InboxChange {}

    /** A notification goes; its notices stay. */
    record Remove(AccountId account, UUID id) implements InboxChange {}

    /**
     * All that {@link Notification#isReadBy} says are read from then on.
     *
     * @param topics of these only
     */
    record ReadUpTo(AccountId account, Optional<Set<Topic>> topics, long upToSeq, Instant at)
            implements InboxChange {}

    /** All that {@link Notification#isSeenBy} says are shown from then on. */
    record SeenUpTo(AccountId account, long upToSeq, Instant at) implements InboxChange {}
}
