package dev.pacenote.domain.notice;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.UUID;

/**
 * One fact for one account. A feature area makes it, once; channels deliver it. It never changes.
 */
public record Notice(
        UUID id,
        AccountId account,
        NoticeKey key,
        Timing timing,
        NoticeFacts facts,
        Weight weight) {

    public Topic topic() {
        return key.topic();
    }

    /** When Pacenote learned of it. */
    public Instant foundAt() {
        return timing.foundAt();
    }

    /** Whether it is worth a message of its own; others only go along. */
    public boolean isNews() {
        return weight == Weight.NEWS;
    }

    /** What happened, for the area that knows the record. */
    public <F extends NoticeFacts> F facts(Class<F> type) {
        return type.cast(facts);
    }
}
