package dev.pacenote.application.notice;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.Optional;

/**
 * Which notices of one account and topic.
 *
 * @param subject about that only
 * @param since found at that moment or later
 */
public record NoticesQuery(
        AccountId account, Topic topic, Optional<String> subject, Optional<Instant> since) {

    /** All of them. */
    public static NoticesQuery all(AccountId account, Topic topic) {
        return new NoticesQuery(account, topic, Optional.empty(), Optional.empty());
    }
}
