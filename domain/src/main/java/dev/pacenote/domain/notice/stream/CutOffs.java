package dev.pacenote.domain.notice.stream;

/**
 * Up to which number of their stream a person said "all of it" at once. They only grow.
 *
 * @param messagesRead messages were read
 * @param notificationsRead items of the inbox were read, whatever their topic
 * @param seen items of the inbox were shown
 */
public record CutOffs(long messagesRead, long notificationsRead, long seen) {

    public static final CutOffs NONE = new CutOffs(0, 0, 0);

    /** All items up to that number were read, and so shown. */
    public CutOffs withNotificationsRead(long upTo) {
        return new CutOffs(messagesRead, Math.max(notificationsRead, upTo), Math.max(seen, upTo));
    }

    /** All items up to that number were shown. */
    public CutOffs withSeen(long upTo) {
        return new CutOffs(messagesRead, notificationsRead, Math.max(seen, upTo));
    }
}
