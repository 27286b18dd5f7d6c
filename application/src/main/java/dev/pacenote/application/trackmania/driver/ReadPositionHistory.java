package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.delivery.history.NoticeWithDelivery;
import dev.pacenote.application.delivery.history.ReadNotices;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import java.util.Optional;

/** A driver reads what ever changed at a place that they guard. */
public final class ReadPositionHistory {

    private final DriverNotifications notifications;
    private final ReadNotices notices;

    public ReadPositionHistory(DriverNotifications notifications, ReadNotices notices) {
        this.notifications = notifications;
        this.notices = notices;
    }

    /**
     * Everything that ever changed, newest first.
     *
     * @return empty when the caller has no such notification
     */
    public Optional<Paging.Page<NoticeWithDelivery>> of(
            AccountId owner, DriverNotificationId id, Paging paging) {
        boolean own = notifications.of(owner).stream().anyMatch(known -> known.id().equals(id));
        return own
                ? Optional.of(
                        notices.page(
                                new NoticesQuery(
                                        owner,
                                        PositionFacts.TOPIC,
                                        Optional.of(PositionFacts.subject(id)),
                                        Optional.empty()),
                                paging))
                : Optional.empty();
    }
}
