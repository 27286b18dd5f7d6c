package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.parts.reorder.PartFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a workshop was told of its parts: its inbox, seen through the topics of parts. */
public final class ReadAlerts {

    private static final String AREA = "parts";
    private static final int PART = 100;

    /** An item of the inbox that is about a part. */
    public record Alert(Notification item, PartFacts facts, NotificationRenderer.Text text) {

        /** When the newest that it says was found. */
        public Instant at() {
            return item.gathered().occurredAt();
        }

        private long unreadSince() {
            return item.marks().readState().unreadSince();
        }
    }

    private final ReadNotifications inbox;
    private final MarkNotifications marks;

    public ReadAlerts(ReadNotifications inbox, MarkNotifications marks) {
        this.inbox = inbox;
        this.marks = marks;
    }

    /**
     * A part of the list.
     *
     * @param next where the next part begins; empty at the end
     * @param total how many the whole list has now
     */
    public record Page(List<Alert> alerts, Optional<ListPosition> next, long total) {
        public Page {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * The newest first.
     *
     * @param unread only what is not read
     * @param from empty: from the newest on
     * @param limit at most so many
     */
    public Page list(AccountId account, boolean unread, Optional<ListPosition> from, int limit) {
        var query = query(account, unread);
        var found = new ArrayList<Alert>();
        var next = from;
        do {
            var part = inbox.list(query, next, Math.min(limit - found.size(), PART));
            part.items().stream().map(ReadAlerts::alert).forEach(found::add);
            next = part.next();
        } while (next.isPresent() && found.size() < limit);
        boolean whole = from.isEmpty() && next.isEmpty();
        return new Page(found, next, whole ? found.size() : inbox.count(query));
    }

    private static ReadNotifications.Query query(AccountId account, boolean unread) {
        return new ReadNotifications.Query(
                account,
                Optional.empty(),
                Optional.of(AREA),
                unread ? Optional.of(false) : Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Reads one. Empty when the workshop has no alert of that id. */
    public Optional<Alert> read(AccountId account, UUID id) {
        return inbox.find(account, id)
                .filter(details -> isAboutParts(details.shown().notification()))
                .flatMap(_ -> marks.read(account, id))
                .map(inbox::show)
                .map(ReadAlerts::alert);
    }

    /**
     * Reads all that says nothing newer than that moment: in one change what arrived before
     * everything newer, and one by one what came late or was marked unread since.
     *
     * @return how many were unread
     */
    public int readAll(AccountId account, Instant upTo) {
        var unread = list(account, true, Optional.empty(), Integer.MAX_VALUE).alerts();
        long newer =
                unread.stream()
                        .filter(alert -> alert.at().isAfter(upTo))
                        .mapToLong(Alert::unreadSince)
                        .min()
                        .orElse(Long.MAX_VALUE);
        var meant = unread.stream().filter(alert -> !alert.at().isAfter(upTo)).toList();
        int read =
                meant.stream()
                        .mapToLong(Alert::unreadSince)
                        .filter(since -> since < newer)
                        .max()
                        .stream()
                        .mapToInt(end -> readTo(account, end))
                        .sum();
        for (var late : meant.stream().filter(alert -> alert.unreadSince() >= newer).toList()) {
            if (marks.readUpTo(account, late.item().id(), late.unreadSince())) {
                read++;
            }
        }
        return read;
    }

    private int readTo(AccountId account, long end) {
        var parts =
                new MarkNotifications.Topics(
                        inbox.topics(Optional.empty(), Optional.of(AREA)), Optional.of(AREA));
        return marks.readAll(account, end, parts).map(MarkNotifications.Marked::marked).orElse(0);
    }

    private static boolean isAboutParts(Notification item) {
        return item.key().topic().name().startsWith(AREA + ".");
    }

    private static Alert alert(ReadNotifications.Shown shown) {
        return new Alert(
                shown.notification(),
                PartFacts.of(shown.notification().gathered().facts()),
                shown.text());
    }
}
