package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.notice.stream.AcknowledgedEvents;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Notes that what stands in somebody's inbox reached a device of theirs, whatever its topic. Nobody
 * is told: it counts as unread and as unseen as before, and the device knows.
 */
public final class MarkNotificationsDelivered implements AcknowledgedEvents {

    /** A commit has at most 90 changes; the smaller it is, the less it is in the way of others. */
    private static final int OF_ONE_COMMIT = 40;

    private final Inbox inbox;
    private final Commits commits;
    private final InstantSource clock;

    public MarkNotificationsDelivered(Inbox inbox, Commits commits, InstantSource clock) {
        this.inbox = inbox;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public void acknowledged(AccountId account, long upToSeq) {
        boolean more = true;
        while (more) {
            var found =
                    inbox.undelivered(account, upToSeq, OF_ONE_COMMIT).stream()
                            .map(Notification::id)
                            .toList();
            more =
                    !found.isEmpty()
                            && mark(account, upToSeq, found) > 0
                            && found.size() == OF_ONE_COMMIT;
        }
    }

    private int mark(AccountId account, long upToSeq, List<UUID> ids) {
        return commits.commit(
                Set.of(account),
                heads ->
                        heads.find(account)
                                .map(_ -> decide(account, upToSeq, ids))
                                .orElseGet(() -> Outcome.nothing(0)));
    }

    private Outcome<Integer> decide(AccountId account, long upToSeq, List<UUID> ids) {
        var now = clock.instant();
        var changes =
                inbox.findAll(account, ids).values().stream()
                        .filter(item -> item.isDeliveredBy(upToSeq))
                        .<StoredChange>map(item -> new InboxChange.Save(item.delivered(now)))
                        .toList();
        return new Outcome<>(changes.size(), List.of(), changes);
    }
}
