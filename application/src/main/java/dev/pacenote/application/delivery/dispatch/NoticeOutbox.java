package dev.pacenote.application.delivery.dispatch;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
     * What no two notices share.
     *
     * @param fact names what it tells, among the notices of its topic
     */
    record Key(AccountId account, Topic topic, String fact) {

        public static Key of(Notice notice) {
            return new Key(notice.account(), notice.topic(), notice.key().dedupeKey());
        }
    }

    /**
     * The oldest ones. A store that can lock holds them until the surrounding transaction ends:
     * nobody else gets them meanwhile, and others get the ones behind them. From one that cannot,
     * two may get the same; to open their deliveries twice changes nothing. One that this version
     * cannot read is left out, and stays the oldest.
     */
    List<Undispatched> take(int limit);

    /** Those of these that nobody has dispatched yet; held likewise. */
    List<Undispatched> take(Collection<Key> notices);

    /** These have their deliveries. */
    void markDispatched(Collection<Notice> notices);

    /** A notice, dispatched or not; empty when it is gone. */
    Optional<Notice> find(Key notice);

    /** When the oldest was told; empty when there is none. */
    Optional<Instant> oldest();
}
