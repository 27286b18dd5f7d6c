package dev.pacenote.domain.delivery.webhook;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A program of a person that is called about what the person is told.
 *
 * @param topics about which: names of topics or of whole areas; they alone switch it on
 * @param disabledReason why it is called no more
 * @param version counts how often it was saved
 */
public record Webhook(
        UUID id,
        AccountId account,
        Endpoint endpoint,
        SortedSet<String> topics,
        Instant createdAt,
        Optional<DisabledReason> disabledReason,
        long version) {

    /** As many as one account may have, unless somebody configures another limit. */
    public static final int MAX = 5;

    /** Where it is called, and what signs the call. */
    public record Endpoint(WebhookUrl url, WebhookSecret secret) {}

    /** Why it is called no more. */
    public enum DisabledReason {
        /** Its program answered 410: it is gone. */
        GONE("gone");

        private final String wireName;

        DisabledReason(String wireName) {
            this.wireName = wireName;
        }

        /** A stable word for JSON and for stores. */
        public String wireName() {
            return wireName;
        }
    }

    public Webhook {
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("a webhook without topics");
        }
        topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
    }

    /** A new one. */
    public static Webhook added(
            UUID id, AccountId account, Endpoint endpoint, SortedSet<String> topics, Instant now) {
        return new Webhook(id, account, endpoint, topics, now, Optional.empty(), 1);
    }

    public boolean isUsable() {
        return disabledReason.isEmpty();
    }

    /** Whether it is called about notices of that topic. */
    public boolean wants(Topic topic) {
        return isUsable() && (topics.contains(topic.name()) || topics.contains(topic.area()));
    }

    /** Its program is gone; empty when that is known. */
    public Optional<Webhook> gone() {
        return isUsable()
                ? Optional.of(
                        new Webhook(
                                id,
                                account,
                                endpoint,
                                topics,
                                createdAt,
                                Optional.of(DisabledReason.GONE),
                                version))
                : Optional.empty();
    }

    /** As it is stored once it is saved: with its next version. */
    public Webhook saved() {
        return new Webhook(id, account, endpoint, topics, createdAt, disabledReason, version + 1);
    }
}
