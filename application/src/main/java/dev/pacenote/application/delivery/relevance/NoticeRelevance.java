package dev.pacenote.application.delivery.relevance;

import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What an area knows about notices of one of its topics: whether they still have to be told, how
 * soon, and whether they are on a device already.
 */
public interface NoticeRelevance {

    Topic topic();

    /**
     * Why a notice need not be told any more; empty while it has to.
     *
     * @param fact names it among the notices of its topic
     */
    Optional<Reason> over(AccountId account, String fact);

    /**
     * How urgent that notice is by itself; of an urgent topic every notice is.
     *
     * @param fact names it among the notices of its topic
     */
    default Priority priority(String fact) {
        return Priority.NORMAL;
    }

    /**
     * When a device of the account got what these tell; those of which that is not known are
     * missing.
     *
     * @param facts name them among the notices of the topic
     */
    default Map<String, Instant> arrived(AccountId account, Collection<String> facts) {
        return Map.of();
    }
}
