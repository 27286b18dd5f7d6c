package dev.pacenote.application.notice.stream;

/**
 * A place in a list of things that move to its top when something happens to them. The list is read
 * as it was ordered when its first part was read, so that whoever reads on meets each thing once,
 * whatever moves meanwhile.
 *
 * @param asOf the number of the reader's newest event when they began
 * @param before the number behind which the next part begins
 */
public record ListPosition(long asOf, long before) {

    /** The top of the list. */
    public static ListPosition top(long newest) {
        return new ListPosition(newest, Long.MAX_VALUE);
    }

    /** Behind something that was at that number. */
    public ListPosition behind(long number) {
        return new ListPosition(asOf, number);
    }

    /**
     * Something in such a list.
     *
     * @param number where it was when the reader began
     */
    public record Placed<T>(T item, long number) {}
}
