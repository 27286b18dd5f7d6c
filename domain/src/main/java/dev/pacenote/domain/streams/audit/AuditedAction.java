package dev.pacenote.domain.streams.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is kept in the audit. */
public enum AuditedAction {
    LOGIN,
    LOGOUT,
    CONFIG_CHANGED,
    STREAMER_ADDED,
    /** Somebody came back from Twitch to link a channel of their own. */
    STREAMER_LINKED,
    STREAMER_UNLINKED,
    STREAMER_CHANGED,
    TEXT_CHANGED,
    /** Whoever proved a channel said who may follow it. */
    CONSENT_CHANGED,
    INVITE_CREATED,
    INVITE_DELETED,
    INVITE_ACCEPTED,
    TEST_SENT;

    /** A stable word for JSON and stores. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AuditedAction> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName().equals(wireName)).findFirst();
    }
}
