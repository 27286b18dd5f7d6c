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
 * @param useCount how many came by it
 */
public record Invite(
        UUID id,
        GuildId guild,
        InviteCode code,
        Optional<AccountId> createdBy,
        Instant createdAt,
        Terms terms,
        int useCount) {

    /** How many a server may have that are still good. */
    public static final int MOST_OPEN = 50;

    private static final int MOST_HOURS = 8_760;
    private static final int MOST_USES = 10_000;

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
            if (hours < 0 || hours > MOST_HOURS) {
                throw new InvalidValueException(
                        "out_of_range", "An invite lasts 1 to " + MOST_HOURS + " hours, or 0.");
            }
            if (maxUses < 0 || maxUses > MOST_USES) {
                throw new InvalidValueException(
                        "out_of_range", "An invite has 1 to " + MOST_USES + " uses, or 0.");
            }
            return new Terms(
                    hours == 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofHours(hours))),
                    maxUses);
        }
    }

    /** Whether somebody can still come by it. */
    public enum Validity {
        VALID,
        EXPIRED,
        USED_UP
    }

    public static Invite created(
            UUID id, GuildId guild, AccountId by, Terms terms, Instant now, UUID random) {
        return new Invite(id, guild, InviteCode.of(random), Optional.of(by), now, terms, 0);
    }

    public Validity validity(Instant now) {
        if (terms.expiresAt().filter(end -> !now.isBefore(end)).isPresent()) {
            return Validity.EXPIRED;
        }
        return terms.maxUses() > 0 && useCount >= terms.maxUses()
                ? Validity.USED_UP
                : Validity.VALID;
    }

    /** One more came by it. */
    public Invite used(Instant now) {
        if (validity(now) != Validity.VALID) {
            throw new IllegalStateException("nobody can come by it any more");
        }
        return new Invite(id, guild, code, createdBy, createdAt, terms, useCount + 1);
    }
}
