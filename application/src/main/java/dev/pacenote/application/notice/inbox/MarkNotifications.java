package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.notice.stream.ShownCounts;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.InboxCounts;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A person marks what is in their inbox; their other devices hear of it. */
public final class MarkNotifications {

    /**
     * What a cut-off did.
     *
     * @param marked how many it took
     * @param head what is shown to be unread afterwards
     */
    public record Marked(int marked, StreamHead head) {}

    /**
     * All of them.
     *
     * @param topics of these only
     * @param topic the word for them that the person used
     */
    public record Topics(Optional<Set<Topic>> topics, Optional<String> topic) {

        /** Of any topic. */
        public static final Topics ALL = new Topics(Optional.empty(), Optional.empty());
    }

    private interface Transition {
        Notification of(Notification notification, StreamHead head, Instant now);
    }

    private record Change(Notification before, Notification after) {
        boolean isOne() {
            return !before.equals(after);
        }
    }

    private final Inbox inbox;
    private final Commits commits;
    private final ShownCounts shownCounts;
    private final InstantSource clock;

    public MarkNotifications(
            Inbox inbox, Commits commits, ShownCounts shownCounts, InstantSource clock) {
        this.inbox = inbox;
        this.commits = commits;
        this.shownCounts = shownCounts;
        this.clock = clock;
    }

    /**
     * Reads one. Once more changes nothing, as with each of these marks.
     *
     * @return as it is then; empty when the caller has none of that id
     */
    public Optional<Notification> read(AccountId account, UUID id) {
        return mark(account, id, (notification, _, now) -> notification.read(now));
    }

    /**
     * Reads one as far as it was seen: what became unread after that number stays so.
     *
     * @return whether it was unread
     */
    public boolean readUpTo(AccountId account, UUID id, long upToSeq) {
        return change(
                        account,
                        id,
                        (notification, _, now) ->
                                notification.isReadBy(upToSeq)
                                        ? notification.read(now)
                                        : notification)
                .filter(Change::isOne)
                .isPresent();
    }

    /** Marks one unread. */
    public Optional<Notification> unread(AccountId account, UUID id) {
        return mark(
                account,
                id,
                (notification, head, _) ->
                        notification.unread(head.nextSeq(), hasAnother(notification)));
    }

    /** Puts one away: it counts nowhere, and is listed only when asked for. */
    public Optional<Notification> archive(AccountId account, UUID id) {
        return mark(account, id, (notification, _, _) -> notification.archived());
    }

    /** Takes one back from the archive. */
    public Optional<Notification> unarchive(AccountId account, UUID id) {
        return mark(
                account,
                id,
                (notification, _, _) -> notification.unarchived(hasAnother(notification)));
    }

    private boolean hasAnother(Notification notification) {
        return inbox.open(notification.account(), notification.key().source())
                .filter(open -> !open.id().equals(notification.id()))
                .isPresent();
    }

    private Optional<Notification> mark(AccountId account, UUID id, Transition transition) {
        return change(account, id, transition).map(Change::after);
    }

    private Optional<Change> change(AccountId account, UUID id, Transition transition) {
        return commits.commit(
                Set.of(account),
                heads ->
                        heads.find(account)
                                .flatMap(
                                        head ->
                                                inbox.find(account, id)
                                                        .map(
                                                                before ->
                                                                        changed(
                                                                                head,
                                                                                before,
                                                                                transition)))
                                .orElseGet(() -> Outcome.nothing(Optional.empty())));
    }

    private Outcome<Optional<Change>> changed(
            StreamHead head, Notification before, Transition transition) {
        var now = clock.instant();
        if (before.isExpired(now)) {
            return Outcome.nothing(Optional.empty());
        }
        var after = transition.of(before, head, now);
        var change = new Change(before, after);
        if (!change.isOne()) {
            return Outcome.nothing(Optional.of(change));
        }
        var step =
                head.with(InboxCounts.changed(head.counts(), Optional.of(before), after))
                        .happened(
                                InboxEvents.NOTIFICATION_UPDATED,
                                now,
                                StoredFacts.builder().with("notificationId", after.id()).build());
        return new Outcome<>(
                Optional.of(change), List.of(step), List.of(new InboxChange.Save(after)));
    }

    /**
     * Reads all that arrived up to that number, and nothing later.
     *
     * @return empty when the account is gone
     */
    public Optional<Marked> readAll(AccountId account, long upToSeq, Topics which) {
        return commits.commit(
                Set.of(account),
                heads ->
                        heads.find(account)
                                .map(head -> readAll(head, head.upTo(upToSeq), which))
                                .orElseGet(() -> Outcome.nothing(Optional.empty())));
    }

    private Outcome<Optional<Marked>> readAll(StreamHead head, long upTo, Topics which) {
        var now = clock.instant();
        var taken = inbox.takenByRead(head.account(), which.topics(), upTo);
        if (taken.unread() == 0) {
            return Outcome.nothing(Optional.of(marked(0, head)));
        }
        var cutOffs =
                which.topics().isEmpty()
                        ? head.cutOffs().withNotificationsRead(upTo)
                        : head.cutOffs();
        var step =
                head.with(head.counts().withNotifications(-taken.unread(), -taken.unseen()))
                        .with(cutOffs)
                        .happened(
                                InboxEvents.NOTIFICATIONS_READ,
                                now,
                                StoredFacts.builder()
                                        .with("upToSeq", upTo)
                                        .with("topic", which.topic())
                                        .build());
        return new Outcome<>(
                Optional.of(marked(taken.unread(), step.head())),
                List.of(step),
                List.of(new InboxChange.ReadUpTo(head.account(), which.topics(), upTo, now)));
    }

    /**
     * All that arrived up to that number was shown, and nothing later.
     *
     * @return empty when the account is gone
     */
    public Optional<Marked> seen(AccountId account, long upToSeq, Topics which) {
        return commits.commit(
                Set.of(account),
                heads ->
                        heads.find(account)
                                .map(head -> seen(head, head.upTo(upToSeq), which))
                                .orElseGet(() -> Outcome.nothing(Optional.empty())));
    }

    private Outcome<Optional<Marked>> seen(StreamHead head, long upTo, Topics which) {
        var now = clock.instant();
        int taken = inbox.takenBySeen(head.account(), which.topics(), upTo);
        if (taken == 0) {
            return Outcome.nothing(Optional.of(marked(0, head)));
        }
        var cutOffs = which.topics().isEmpty() ? head.cutOffs().withSeen(upTo) : head.cutOffs();
        var step =
                head.with(head.counts().withNotifications(0, -taken))
                        .with(cutOffs)
                        .happened(InboxEvents.COUNTS, now, StoredFacts.builder().build());
        return new Outcome<>(
                Optional.of(marked(taken, step.head())),
                List.of(step),
                List.of(new InboxChange.SeenUpTo(head.account(), which.topics(), upTo, now)));
    }

    private Marked marked(int taken, StreamHead after) {
        return new Marked(taken, shownCounts.of(after));
    }
}
