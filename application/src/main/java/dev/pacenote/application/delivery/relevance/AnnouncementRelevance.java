package dev.pacenote.application.delivery.relevance;

import dev.pacenote.application.notice.announcement.NoticeBatches;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.announcement.Announcement;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Nobody is told of an announcement that is over. An item of the inbox expires with it, but not
 * everybody has one: some want none, and of what was over when its turn came none is made. It is as
 * urgent as the admin says who announces it.
 */
public final class AnnouncementRelevance implements NoticeRelevance {

    private final Announcement.Kind kind;
    private final NoticeBatches batches;
    private final InstantSource clock;

    public AnnouncementRelevance(
            Announcement.Kind kind, NoticeBatches batches, InstantSource clock) {
        this.kind = kind;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    public Topic topic() {
        return kind.topic();
    }

    @Override
    public Optional<Reason> over(AccountId account, String fact) {
        // Of a batch that is purged nobody knows the words any more.
        boolean holds =
                batch(fact)
                        .filter(batch -> !batch.announcement().isOver(clock.instant()))
                        .isPresent();
        return holds ? Optional.empty() : Optional.of(Reason.EXPIRED);
    }

    @Override
    public Priority priority(String fact) {
        return batch(fact).map(batch -> batch.announcement().priority()).orElse(Priority.NORMAL);
    }

    private Optional<NoticeBatch> batch(String fact) {
        return batches.find(UUID.fromString(fact));
    }
}
