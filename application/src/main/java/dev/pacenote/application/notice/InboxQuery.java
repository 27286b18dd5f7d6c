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
public record InboxQuery(
        AccountId account, Topic topic, Optional<String> subject, Optional<Instant> since) {

    /** All of them. */
    public static InboxQuery all(AccountId account, Topic topic) {
        return new InboxQuery(account, topic, Optional.empty(), Optional.empty());
    }
}
