package dev.pacenote.application.delivery;

import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The notices of which nobody has decided yet by which channels they leave. A notice is among them
 * from the commit that tells it.
 */
public interface NoticeOutbox {

    /**
     * @param notification the item of the inbox that shows it; empty when there is none
     */
    record Undispatched(Notice notice, Optional<Notification> notification) {}

    /**
     * The oldest ones. They are held until the surrounding transaction ends: nobody else gets them
     * meanwhile, and others get the ones behind them.
     */
    List<Undispatched> take(int limit);

    /** These have their deliveries. */
    void markDispatched(Collection<UUID> notices);

    /** A notice, dispatched or not; empty when it is gone. */
    Optional<Notice> find(UUID id);

    /** When the oldest was told; empty when there is none. */
    Optional<Instant> oldest();
}
