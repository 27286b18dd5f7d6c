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
}
