package dev.pacenote.application.streams.golive.member;

import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.LiveFacts;
import java.util.Optional;
import java.util.UUID;

/** Nobody is told by push or mail of a broadcast that was over first. */
public final class LiveRelevance implements NoticeRelevance {

    private final Broadcasts broadcasts;

    public LiveRelevance(Broadcasts broadcasts) {
        this.broadcasts = broadcasts;
    }

    @Override
    public Topic topic() {
        return LiveFacts.TOPIC;
    }

    @Override
    public Optional<Reason> over(AccountId account, String fact) {
        return broadcasts.find(UUID.fromString(fact)).filter(Broadcast::isLive).isPresent()
                ? Optional.empty()
                : Optional.of(Reason.NO_LONGER_TRUE);
    }
}
