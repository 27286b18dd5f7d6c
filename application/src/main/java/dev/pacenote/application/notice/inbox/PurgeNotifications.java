package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Deletes expired notifications. What was unread of them counts no longer, and devices hear so. */
public final class PurgeNotifications implements RetentionStore {

    /** As many as one commit may change: each may be open, which is two changes in some stores. */
    public static final int AT_ONCE = 40;

    /** What fails for so many accounts is no account's own failure. */
    private static final int MANY_FAILING = 100;

    private static final System.Logger LOG = System.getLogger(PurgeNotifications.class.getName());

    private final Inbox inbox;
    private final Commits commits;

    public PurgeNotifications(Inbox inbox, Commits commits) {
        this.inbox = inbox;
        this.commits = commits;
    }

    @Override
    public String name() {
        return "notifications";
    }

    /**
     * Deletes expired notifications. Those of an account that fails stay until the next time and
     * hold up no other's, however many they are.
     *
     * @throws StoreUnavailableException when the store cannot be reached, which is no account's
     *     failure
     * @throws IllegalStateException when so many accounts fail that it is none's own failure either
     */
    @Override
    public int purge(Instant now, int atMost) {
        var failing = new HashSet<AccountId>();
        int gone = 0;
        int failedBefore;
        do {
            failedBefore = failing.size();
            var found =
                    inbox.expired(now, failing, atMost - gone).stream()
                            .collect(Collectors.groupingBy(Notification::account));
            for (var ofOne : found.entrySet()) {
                if (tryPurge(ofOne.getKey(), ofOne.getValue(), now)) {
                    gone += ofOne.getValue().size();
                } else if (failing.add(ofOne.getKey()) && failing.size() == MANY_FAILING) {
                    throw new IllegalStateException(
                            "expired notifications of "
                                    + MANY_FAILING
                                    + " accounts were not deleted, the rest waits");
                }
            }
        } while (failing.size() > failedBefore && gone < atMost);
        return gone;
    }

    private boolean tryPurge(AccountId account, List<Notification> expired, Instant now) {
        try {
            purge(account, expired, now);
            return true;
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "expired notifications of account " + account.value() + " were not deleted",
                    new WithoutMessages(e));
            return false;
        }
    }

    /** Deletes those of one account, so that they count no longer for whoever asks now. */
    public void purge(AccountId account, Instant now) {
        var expired = inbox.expired(account, now, AT_ONCE);
        if (!expired.isEmpty()) {
            purge(account, expired, now);
        }
    }

    private void purge(AccountId account, List<Notification> expired, Instant now) {
        var ids = expired.stream().map(Notification::id).toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            var part = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
            commits.commit(
                    Set.of(account),
                    heads ->
                            heads.find(account)
                                    .map(head -> purged(head, part, now))
                                    .orElseGet(() -> Outcome.nothing(false)));
        }
    }

    private Outcome<Boolean> purged(StreamHead head, List<UUID> ids, Instant now) {
        var counts = head.counts();
        var changes = new ArrayList<StoredChange>();
        for (var id : ids) {
            // One that was renewed meanwhile stays.
            var still =
                    inbox.find(head.account(), id)
                            .filter(notification -> notification.isExpired(now));
            if (still.isPresent()) {
                counts =
                        counts.withNotifications(
                                still.get().countsAsUnread() ? -1 : 0,
                                still.get().countsAsUnseen() ? -1 : 0);
                changes.add(new InboxChange.Remove(head.account(), id));
            }
        }
        if (changes.isEmpty()) {
            return Outcome.nothing(false);
        }
        var step =
                head.with(counts).happened(InboxEvents.COUNTS, now, StoredFacts.builder().build());
        return new Outcome<>(true, List.of(step), changes);
    }
}
