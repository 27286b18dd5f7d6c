package dev.pacenote.domain.notice.inbox;

import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.util.Optional;

/** How a change of one item changes its owner's counts. */
public final class InboxCounts {

    private InboxCounts() {}

    /**
     * @param before empty when the item is new
     */
    public static UnreadCounts changed(
            UnreadCounts counts, Optional<Notification> before, Notification after) {
        int unread =
                one(after.countsAsUnread())
                        - one(before.filter(Notification::countsAsUnread).isPresent());
        int unseen =
                one(after.countsAsUnseen())
                        - one(before.filter(Notification::countsAsUnseen).isPresent());
        return counts.withNotifications(unread, unseen);
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }
}
