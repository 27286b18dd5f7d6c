package dev.pacenote.domain.streams.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an account is in one server: its memberships there together. An invite never lowers what
 * Discord gives.
 *
 * @param discord by Discord's word
 * @param invited by an invite
 */
public record GuildAccess(Optional<Membership> discord, Optional<Membership> invited) {

    /** Discord's word serves writes so long. */
    public static final Duration FOR_WRITES = Duration.ofSeconds(60);

    /** And reads so long. */
    public static final Duration FOR_READS = Duration.ofMinutes(5);

    /** And reads so long while Discord cannot be reached. */
    public static final Duration FOR_READS_WHILE_AWAY = Duration.ofMinutes(15);

    /**
     * And so long where our bot is not in the server, so that nobody can be asked: what a log-in
     * with Discord learnt serves as long as such a log-in.
     */
    public static final Duration WITHOUT_BOT = Duration.ofHours(24);

    /** What somebody wants to do. */
    public enum Use {
        READ,
        WRITE
    }

    /** Whether the account has anything to do with the server. */
    public boolean isMember() {
        return discord.isPresent() || invited.isPresent();
    }

    public boolean isAdmin() {
        return discord.filter(Membership::admin).isPresent();
    }

    public boolean isInvited() {
        return invited.isPresent();
    }

    /** Whether Discord's word is fresh enough not to ask it again. */
    public boolean serves(Use use, Instant now) {
        return isYoungerThan(use == Use.WRITE ? FOR_WRITES : FOR_READS, now);
    }

    /**
     * Whether it serves although Discord does not answer: for reads a while, for writes never. An
     * outage is no "no", and no "yes".
     */
    public boolean servesWhileDiscordIsAway(Use use, Instant now) {
        return use == Use.READ && isYoungerThan(FOR_READS_WHILE_AWAY, now);
    }

    /** What is left of it where our bot is not in the server: Discord's old word is none. */
    public GuildAccess withoutBot(Instant now) {
        return isYoungerThan(WITHOUT_BOT, now) ? this : new GuildAccess(Optional.empty(), invited);
    }

    private boolean isYoungerThan(Duration age, Instant now) {
        return discord.filter(word -> now.isBefore(word.verifiedAt().plus(age))).isPresent();
    }

    /** The same after Discord said it anew; empty when Discord does not know the member. */
    public GuildAccess verified(Optional<Membership> word) {
        return new GuildAccess(word, invited);
    }
}
