package dev.pacenote.domain.notice.inbox;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An item of a person's inbox: it shows one notice, or several about the same source that came
 * while it was unread. It holds no text; what it says is made when somebody reads it.
 *
 * <p>It opens with its first notice, takes in the next ones while it is open, and closes when it is
 * read or archived; what comes then opens another one. Marked unread, it opens again, unless
 * another one about its source did meanwhile.
 */
public record Notification(Key key, Gathered gathered, Marks marks, Lifetime lifetime) {

    /** Whose it is, and what it is about. */
    public record Key(UUID id, AccountId account, Topic topic, Source source) {}

    /**
     * Its notices.
     *
     * @param count how many
     * @param seq the number of the event that brought the newest
     * @param facts what the newest says
     */
    public record Gathered(int count, long seq, StoredFacts facts, Instant occurredAt) {}

    /**
     * What a device of its reader has got. It only grows: what comes later takes nothing of it
     * back.
     *
     * @param notices how many, the oldest ones
     * @param at when the newest of them got there
     */
    public record Delivered(int notices, Instant at) {}

    /**
     * @param seenAt when it was shown first
     * @param delivered what a device had before it was shown as it is now
     * @param open whether it takes in further notices
     */
    public record Marks(
            ReadState readState,
            Optional<Instant> seenAt,
            Optional<Delivered> delivered,
            boolean archived,
            boolean open) {

        private Marks with(ReadState next, boolean stillOpen) {
            return new Marks(next, seenAt, delivered, archived, stillOpen);
        }

        private Marks seenAt(Instant at) {
            return new Marks(
                    readState, seenAt.or(() -> Optional.of(at)), delivered, archived, open);
        }

        private Marks with(Delivered next) {
            return new Marks(readState, seenAt, Optional.of(next), archived, open);
        }

        private Marks archived(boolean next, boolean stillOpen) {
            return new Marks(readState, seenAt, delivered, next, stillOpen);
        }
    }

    /**
     * @param expiresAt from then on nobody sees it
     */
    public record Lifetime(Instant createdAt, Instant expiresAt) {}

    /**
     * Opens with its first notice.
     *
     * @param seq the number of the event that brings it
     * @param keep how long it is shown after its newest notice
     */
    public static Notification opened(
            UUID id, Source source, Notice notice, StoredFacts facts, long seq, Duration keep) {
        return new Notification(
                new Key(id, notice.account(), notice.topic(), source),
                new Gathered(1, seq, facts, notice.timing().occurredAt()),
                new Marks(ReadState.unread(seq), Optional.empty(), Optional.empty(), false, true),
                new Lifetime(notice.foundAt(), notice.foundAt().plus(keep)));
    }

    public UUID id() {
        return key.id();
    }

    public AccountId account() {
        return key.account();
    }

    public boolean isRead() {
        return marks.readState().read();
    }

    public boolean isOpen() {
        return marks.open();
    }

    public boolean isArchived() {
        return marks.archived();
    }

    /** Whether it counts as unread. What is archived counts nowhere. */
    public boolean countsAsUnread() {
        return !isArchived() && !isRead();
    }

    /** Whether it counts as not shown yet. */
    public boolean countsAsUnseen() {
        return !isArchived() && marks.seenAt().isEmpty();
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(lifetime.expiresAt());
    }

    /**
     * Takes in one more notice about its source, which has to be shown and read from now on. What
     * was in it counts no longer if it had expired.
     *
     * @param seq the number of the event that brings it
     */
    public Notification gather(Notice notice, StoredFacts facts, long seq, Duration keep) {
        if (!isOpen()) {
            throw new IllegalStateException("closed: " + id());
        }
        boolean anew = isExpired(notice.foundAt());
        return new Notification(
                key,
                new Gathered(
                        anew ? 1 : gathered.count() + 1, seq, facts, notice.timing().occurredAt()),
                new Marks(
                        new ReadState(false, marks.readState().firstReadAt(), seq),
                        Optional.empty(),
                        deliveredBefore(anew),
                        false,
                        true),
                new Lifetime(lifetime.createdAt(), notice.foundAt().plus(keep)));
    }

    /** What was delivered when one more comes; the number counts from the oldest that counts. */
    private Optional<Delivered> deliveredBefore(boolean anew) {
        var before =
                isDelivered()
                        ? deliveredAt(0).map(at -> new Delivered(gathered.count(), at))
                        : marks.delivered();
        return anew ? before.map(old -> new Delivered(0, old.at())) : before;
    }

    /**
     * When a device of its reader got one of its notices, or showed it; empty while none did.
     *
     * @param newer how many of its notices came later
     */
    public Optional<Instant> deliveredAt(int newer) {
        return marks.delivered()
                .filter(delivered -> newer >= gathered.count() - delivered.notices())
                .map(Delivered::at)
                .or(marks::seenAt);
    }

    /** Whether a device has all of its notices. */
    public boolean isDelivered() {
        return deliveredAt(0).isPresent();
    }

    /** Whether a device that has all events up to that number is the first that has all of it. */
    public boolean isDeliveredBy(long upToSeq) {
        return !isArchived() && !isDelivered() && gathered.seq() <= upToSeq;
    }

    /** A device has all of it; once more changes nothing. */
    public Notification delivered(Instant at) {
        return isDelivered() ? this : with(marks.with(new Delivered(gathered.count(), at)));
    }

    /** Read, and so shown. */
    public Notification read(Instant at) {
        return isRead() ? this : with(marks.with(marks.readState().readAt(at), false).seenAt(at));
    }

    /**
     * Marked unread by the event of that number.
     *
     * @param another whether another one about its source is open
     */
    public Notification unread(long seq, boolean another) {
        return isRead()
                ? with(marks.with(marks.readState().unreadFrom(seq), !another && !marks.archived()))
                : this;
    }

    /** Shown. */
    public Notification seen(Instant at) {
        return with(marks.seenAt(at));
    }

    public Notification archived() {
        return isArchived() ? this : with(marks.archived(true, false));
    }

    /**
     * @param another whether another one about its source is open
     */
    public Notification unarchived(boolean another) {
        return isArchived() ? with(marks.archived(false, !another && !isRead())) : this;
    }

    /** Whether "all read up to there" takes it. */
    public boolean isReadBy(long upToSeq) {
        return !isArchived() && marks.readState().isTakenBy(upToSeq);
    }

    /** Whether "all shown up to there" takes it. */
    public boolean isSeenBy(long upToSeq) {
        return countsAsUnseen() && gathered.seq() <= upToSeq;
    }

    private Notification with(Marks next) {
        return new Notification(key, gathered, next, lifetime);
    }
}
