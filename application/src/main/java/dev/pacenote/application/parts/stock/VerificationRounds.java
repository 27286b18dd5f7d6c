package dev.pacenote.application.parts.stock;

import java.util.Optional;

/** How far the verification of all ledgers is. */
public interface VerificationRounds {

    /** The newest round; empty before the first. */
    Optional<VerificationRound> last();

    /** Puts it in the place of the one before. */
    void save(VerificationRound round);
}
