package dev.pacenote.domain.streams.link;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A Twitch channel that some server follows or followed.
 *
 * @param namedAt when Twitch gave it these names instead of others
 * @param provedBy the account that showed last that the channel is its own; for all servers
 * @param absence whether Twitch does not know it any more
 * @param unfollowedSince since when no server follows it, as far as the clean-up saw
 * @param version how often it was saved; 0: never
 */
public record Streamer(
        StreamerId id,
        BroadcasterId broadcaster,
        ChannelNames names,
        Optional<Instant> namedAt,
        Consent consent,
        Optional<AccountId> provedBy,
        Absence absence,
        Optional<Instant> unfollowedSince,
        long version) {

    /** So long a channel is kept that no server follows any more. */
    public static final Duration KEPT_FOR = Duration.ofDays(1);

    /** As Twitch names it, when somebody links it for the first time. */
    public static Streamer discovered(
            StreamerId id, BroadcasterId broadcaster, ChannelNames names) {
        return new Streamer(
                id,
                broadcaster,
                names,
                Optional.empty(),
                Consent.ANYONE,
                Optional.empty(),
                Absence.NONE,
                Optional.empty(),
                0);
    }

    /** Somebody logged in to Twitch with it; whoever did before has it no more. */
    public Streamer provedBy(AccountId account) {
        return new Streamer(
                id,
                broadcaster,
                names,
                namedAt,
                consent,
                Optional.of(account),
                absence,
                unfollowedSince,
                version);
    }

    /** Whether that account proved it. */
    public boolean isOf(AccountId account) {
        return provedBy.filter(account::equals).isPresent();
    }

    /**
     * Twitch says what it is called, so it is there. Its messages come out of order: what was said
     * before it got its names changes nothing.
     */
    public Streamer named(ChannelNames next, Instant saidAt) {
        return namedAt.filter(saidAt::isBefore).isPresent()
                ? this
                : new Streamer(
                        id,
                        broadcaster,
                        next,
                        next.equals(names) ? namedAt : Optional.of(saidAt),
                        consent,
                        provedBy,
                        Absence.NONE,
                        unfollowedSince,
                        version);
    }

    /** Whether Twitch does not know it any more. */
    public boolean gone() {
        return absence.gone();
    }

    /** Twitch says that there is no such channel. */
    public Streamer disappeared() {
        return with(Absence.CONFIRMED);
    }

    /** A look-up did not find it; one that is a day later proves that it is gone. */
    public Streamer missed(Instant now) {
        return with(absence.missed(now));
    }

    private Streamer with(Absence next) {
        return new Streamer(
                id, broadcaster, names, namedAt, consent, provedBy, next, unfollowedSince, version);
    }

    public Streamer consenting(Consent next) {
        return new Streamer(
                id, broadcaster, names, namedAt, next, provedBy, absence, unfollowedSince, version);
    }

    /**
     * Whether those that an answer of Twitch left out are really gone. Channels go one by one: an
     * answer with none of several that were there is a fault of Twitch.
     *
     * @param asked those that it was asked for
     * @param known those that it knows
     */
    public static boolean areBelievedGone(
            Collection<Streamer> asked, Collection<BroadcasterId> known) {
        long there = asked.stream().filter(it -> !it.gone()).count();
        return there < 2 || asked.stream().anyMatch(it -> known.contains(it.broadcaster()));
    }

    /** Some server follows it. */
    public Streamer followed() {
        return with(Optional.empty());
    }

    /** No server follows it; the first time counts. */
    public Streamer unfollowed(Instant now) {
        return with(unfollowedSince.or(() -> Optional.of(now)));
    }

    /** Whether it is to be forgotten. */
    public boolean isForgotten(Instant now) {
        return mayBeForgotten()
                && unfollowedSince.filter(at -> !now.isBefore(at.plus(KEPT_FOR))).isPresent();
    }

    /**
     * Whether nothing is lost with it. A word on who may follow it is kept: without it whoever
     * declined could be followed a day later. A proof alone is not: its owner may prove it again.
     */
    public boolean mayBeForgotten() {
        return consent == Consent.ANYONE;
    }

    private Streamer with(Optional<Instant> since) {
        return new Streamer(
                id, broadcaster, names, namedAt, consent, provedBy, absence, since, version);
    }

    /** The account is gone; its links stay. */
    public Streamer withoutOwner() {
        return new Streamer(
                id,
                broadcaster,
                names,
                namedAt,
                consent,
                Optional.empty(),
                absence,
                unfollowedSince,
                version);
    }

    /** The same, saved that often. */
    public Streamer savedAs(long nextVersion) {
        return new Streamer(
                id,
                broadcaster,
                names,
                namedAt,
                consent,
                provedBy,
                absence,
                unfollowedSince,
                nextVersion);
    }
}
