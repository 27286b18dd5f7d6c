package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Arrivals.Told;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A change of somebody's inbox. */
public sealed interface InboxChange extends StoredChange {

    /**
     * Notices are told, and shown by notifications that are new or have more in them.
     *
     * @param told of facts that the account was not told yet, at most {@link TellInbox#AT_ONCE}
     */
    record Tell(AccountId account, List<Told> told) implements InboxChange {
        public Tell {
            told = List.copyOf(told);
        }

        /** One notice that a notification shows. */
        public Tell(Notice notice, Notification notification) {
            this(notice.account(), List.of(new Told(notice, Optional.of(notification))));
        }

        /** One notice that nothing in the inbox shows; other channels may carry it. */
        public static Tell unlisted(Notice notice) {
            return new Tell(notice.account(), List.of(new Told(notice, Optional.empty())));
        }

        /** What shows them, each once. */
        public List<Notification> notifications() {
            return told.stream().flatMap(one -> one.notification().stream()).distinct().toList();
        }
    }

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

    /**
     * All that {@link Notification#isSeenBy} says are shown from then on.
     *
     * @param topics of these only
     */
    record SeenUpTo(AccountId account, Optional<Set<Topic>> topics, long upToSeq, Instant at)
            implements InboxChange {}
}
