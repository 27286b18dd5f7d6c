package dev.pacenote.domain.streams.membership;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A link by which people come into a server of ours.
 *
 * @param createdBy empty when that account is gone
 */
public record Invite(
        UUID id,
        GuildId guild,
        InviteCode code,
        Optional<AccountId> createdBy,
        Instant createdAt,
        Terms terms,
        Uses uses) {

    /** How many a server may have that are still good. */
    public static final int MAX_OPEN = 50;

    /** So long one is shown that nobody can come by any more. */
    public static final Duration KEPT_FOR = Duration.ofDays(30);

    private static final int MAX_HOURS = 8_760;
    private static final int MAX_USES = 10_000;

    /**
     * @param expiresAt empty: never
     * @param maxUses 0: without a limit
     */
    public record Terms(Optional<Instant> expiresAt, int maxUses) {

        /**
         * @param hours from now on; 0: for ever
         * @throws InvalidValueException when they are more than a year, or the uses more than
         *     10,000
         */
        public static Terms of(int hours, int maxUses, Instant now) {
            requireHours(hours);
            requireUses(maxUses);
            return new Terms(
                    hours == 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofHours(hours))),
                    maxUses);
        }

        /**
         * @return the same
         * @throws InvalidValueException when no invite lasts so long
         */
        public static int requireHours(int hours) {
            if (hours < 0 || hours > MAX_HOURS) {
                throw new InvalidValueException(
                        "out_of_range", "An invite lasts 1 to " + MAX_HOURS + " hours, or 0.");
            }
            return hours;
        }

        /**
         * @return the same
         * @throws InvalidValueException when no invite is used so often
         */
        public static int requireUses(int maxUses) {
            if (maxUses < 0 || maxUses > MAX_USES) {
                throw new InvalidValueException(
                        "out_of_range", "An invite has 1 to " + MAX_USES + " uses, or 0.");
            }
            return maxUses;
        }
    }

    /**
     * @param count how many came by it
     * @param lastAt when the last of them did
     */
    public record Uses(int count, Optional<Instant> lastAt) {

        /** Nobody yet. */
        public static final Uses NONE = new Uses(0, Optional.empty());
    }

    /** Whether somebody can still come by it. */
    public enum Validity {
        VALID,
        EXPIRED,
        USED_UP
    }

    public static Invite created(
            UUID id, GuildId guild, AccountId by, Terms terms, Instant now, UUID random) {
        return new Invite(id, guild, InviteCode.of(random), Optional.of(by), now, terms, Uses.NONE);
    }

    public Validity validity(Instant now) {
        if (terms.expiresAt().filter(end -> !now.isBefore(end)).isPresent()) {
            return Validity.EXPIRED;
        }
        return isUsedUp() ? Validity.USED_UP : Validity.VALID;
    }

    private boolean isUsedUp() {
        return terms.maxUses() > 0 && uses.count() >= terms.maxUses();
    }

    /** Whether nobody could come by it for so long that it need not be shown any more. */
    public boolean isForgotten(Instant now) {
        var before = now.minus(KEPT_FOR);
        return terms.expiresAt().filter(end -> !end.isAfter(before)).isPresent()
                || (isUsedUp() && uses.lastAt().filter(last -> !last.isAfter(before)).isPresent());
    }

    /** One more came by it. */
    public Invite used(Instant now) {
        if (validity(now) != Validity.VALID) {
            throw new IllegalStateException("nobody can come by it any more");
        }
        return new Invite(
                id,
                guild,
                code,
                createdBy,
                createdAt,
                terms,
                new Uses(uses.count() + 1, Optional.of(now)));
    }
}
