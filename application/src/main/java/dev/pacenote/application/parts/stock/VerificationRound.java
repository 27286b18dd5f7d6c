package dev.pacenote.application.parts.stock;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One round of the verification through all workshops, and how far it is.
 *
 * @param finishedAt empty: it is to be gone on with
 * @param account it was verified, and those before it; 0: none yet
 * @param part of that account all parts up to this one were verified; empty: all of them
 */
public record VerificationRound(
        Instant startedAt, Optional<Instant> finishedAt, long account, Optional<PartId> part) {

    /** From the start of a round to that of the next. */
    static final Duration EVERY = Duration.ofDays(1);

    static VerificationRound begun(Instant now) {
        return new VerificationRound(now, Optional.empty(), 0, Optional.empty());
    }

    /** Whether nothing of it is left to do, nor time for another one. */
    boolean isEnough(Instant now) {
        return finishedAt.isPresent() && now.isBefore(startedAt.plus(EVERY));
    }

    VerificationRound behind(AccountId done) {
        return new VerificationRound(startedAt, finishedAt, done.value(), Optional.empty());
    }

    VerificationRound behind(AccountId within, PartId done) {
        return new VerificationRound(startedAt, finishedAt, within.value(), Optional.of(done));
    }

    VerificationRound finished(Instant now) {
        return new VerificationRound(startedAt, Optional.of(now), account, part);
    }
}
