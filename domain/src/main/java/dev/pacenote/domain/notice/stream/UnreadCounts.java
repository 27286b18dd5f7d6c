package dev.pacenote.domain.notice.stream;

/**
 * How much a person has not read yet, after one event of theirs.
 *
 * @param messages messages to them that they did not read
 * @param notifications items of their inbox that they did not read
 * @param unseen those of the items that they were not shown either
 */
public record UnreadCounts(int messages, int notifications, int unseen) {
    public static final UnreadCounts NONE = new UnreadCounts(0, 0, 0);

    public UnreadCounts {
        if (messages < 0 || notifications < 0 || unseen < 0) {
            throw new IllegalArgumentException(
                    "fewer than none: " + messages + ", " + notifications + ", " + unseen);
        }
    }

    /** Both together. */
    public UnreadCounts plus(UnreadCounts other) {
        return new UnreadCounts(
                messages + other.messages,
                notifications + other.notifications,
                unseen + other.unseen);
    }

    /** After so many more messages, or fewer, are unread. */
    public UnreadCounts withMessages(int more) {
        return new UnreadCounts(atLeastNone(messages + more), notifications, unseen);
    }

    /** What is unread beside messages. */
    public UnreadCounts withoutMessages() {
        return new UnreadCounts(0, notifications, unseen);
    }

    /** After so many more items, or fewer, are unread and unseen. */
    public UnreadCounts withNotifications(int moreUnread, int moreUnseen) {
        return new UnreadCounts(
                messages,
                atLeastNone(notifications + moreUnread),
                atLeastNone(unseen + moreUnseen));
    }

    /** A count that was too small before stops nobody from reading; recounting finds it. */
    private static int atLeastNone(int count) {
        return Math.max(0, count);
    }
}
