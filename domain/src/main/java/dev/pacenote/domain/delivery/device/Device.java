package dev.pacenote.domain.delivery.device;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A browser or phone that shows a person's pushes. It belongs to the session that registered it and
 * goes with it: the next person at that browser sees nothing.
 *
 * @param disabledReason why nothing is sent to it any more, until it is registered again
 * @param version counts how often it was saved
 */
public record Device(
        UUID id,
        Owner owner,
        PushTarget target,
        DeviceName name,
        Usage usage,
        Optional<DisabledReason> disabledReason,
        long version) {

    /** As many as one account may have, unless somebody configures another limit. */
    public static final int MAX = 20;

    /** When a push arrived last is noted so exactly. */
    private static final Duration EXACT_TO = Duration.ofHours(1);

    /** Whose it is, and with which log-in it goes. */
    public record Owner(AccountId account, SessionId session) {}

    /**
     * @param lastUsedAt when its push service took a push last, to the hour
     */
    public record Usage(Instant registeredAt, Optional<Instant> lastUsedAt) {}

    /** Why nothing is sent to it. */
    public enum DisabledReason {
        /** Its push service says that there is no such device any more. */
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

    /** A new one. */
    public static Device registered(
            UUID id, Owner owner, PushTarget target, DeviceName name, Instant now) {
        return new Device(
                id, owner, target, name, new Usage(now, Optional.empty()), Optional.empty(), 1);
    }

    public AccountId account() {
        return owner.account();
    }

    public boolean isUsable() {
        return disabledReason.isEmpty();
    }

    /** Its browser registers it once more: maybe in another session, maybe with other keys. */
    public Device registeredAgain(SessionId session, PushTarget next, DeviceName nextName) {
        return new Device(
                id,
                new Owner(account(), session),
                next,
                nextName,
                usage,
                Optional.empty(),
                version);
    }

    /** Its push service took a push; empty when that is known well enough. */
    public Optional<Device> used(Instant now) {
        boolean known =
                usage.lastUsedAt().filter(last -> now.isBefore(last.plus(EXACT_TO))).isPresent();
        return known ? Optional.empty() : Optional.of(with(Optional.of(now), disabledReason));
    }

    /** Its push service knows it no more; empty when that is known. */
    public Optional<Device> gone() {
        return isUsable()
                ? Optional.of(with(usage.lastUsedAt(), Optional.of(DisabledReason.GONE)))
                : Optional.empty();
    }

    private Device with(Optional<Instant> lastUsedAt, Optional<DisabledReason> reason) {
        return new Device(
                id,
                owner,
                target,
                name,
                new Usage(usage.registeredAt(), lastUsedAt),
                reason,
                version);
    }

    /** As it is stored once it is saved: with its next version. */
    public Device saved() {
        return new Device(id, owner, target, name, usage, disabledReason, version + 1);
    }
}
