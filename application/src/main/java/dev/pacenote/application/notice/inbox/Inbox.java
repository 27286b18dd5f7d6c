package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The notifications of every person, as the last commit left them. They change by {@link
 * InboxChange} only.
 */
public interface Inbox {

    /**
     * Which notifications of one account.
     *
     * @param topics of these only
     * @param archived only what is archived, or only what is not
     */
    record Filter(
            AccountId account,
            Optional<Set<Topic>> topics,
            Optional<Boolean> read,
            Optional<Boolean> seen,
            boolean archived) {}

    /**
     * What a cut-off would take.
     *
     * @param unread notifications that count as unread
     * @param unseen those of them that were not shown either
     */
    record Taken(int unread, int unseen) {}

    /** Somebody's own notification; expired ones are still there until they are purged. */
    Optional<Notification> find(AccountId account, UUID id);

    /** Somebody's own ones of these; those that they do not have are missing. */
    Map<UUID, Notification> findAll(AccountId account, Collection<UUID> ids);

    /** The notifications that take in what comes next about these sources, one for each at most. */
    List<Notification> open(AccountId account, Set<Source> sources);

    /** The one notification that takes in what comes next about that source. */
    default Optional<Notification> open(AccountId account, Source source) {
        return open(account, Set.of(source)).stream().findFirst();
    }

    /**
     * A part of the list, from the newest to the oldest, without what expired by then.
     *
     * @param limit at most so many
     */
    List<ListPosition.Placed<Notification>> page(
            Filter filter, ListPosition from, int limit, Instant now);

    /** How many the whole list has, without what expired by then. */
    long count(Filter filter, Instant now);

    /** The newest notices that a notification shows, the newest first. */
    List<Notice> notices(AccountId account, UUID notification, int limit);

    /** What "all read up to there" takes. */
    Taken takenByRead(AccountId account, Optional<Set<Topic>> topics, long upToSeq);

    /** How many "all shown up to there" takes. */
    int takenBySeen(AccountId account, Optional<Set<Topic>> topics, long upToSeq);

    /**
     * What {@link Notification#isDeliveredBy} says, the oldest first. Devices say that they have
     * all up to a number: what is older than one that was delivered so may be missing here.
     *
     * @param limit at most so many
     */
    List<Notification> undelivered(AccountId account, long upToSeq, int limit);

    /**
     * Notifications that expired by then, of whichever accounts, those first that expired first.
     *
     * @param except none of these accounts
     * @param limit at most so many
     */
    List<Notification> expired(Instant now, Set<AccountId> except, int limit);

    /** Those of one account that expired by then, at most {@code limit} of them. */
    List<Notification> expired(AccountId account, Instant now, int limit);

    /** What counts as unread and as unseen, counted anew. */
    Taken recount(AccountId account);
}
