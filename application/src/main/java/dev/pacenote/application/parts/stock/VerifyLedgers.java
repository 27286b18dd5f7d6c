package dev.pacenote.application.parts.stock;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.parts.stock.ReadStock.Mismatch;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes the balances of all workshops from their ledgers once a day, some at a time: what
 * keeps time starts it often, it works for a moment, and goes on where it stopped or died. It
 * repairs nothing: the ledger and the shelves change together, and where they differ somebody has
 * to find out why.
 */
public final class VerifyLedgers {

    /** How long it works at a time; a step that began is done. */
    static final Duration AT_A_TIME = Duration.ofMinutes(1);

    private static final int ACCOUNTS = 20;

    /** Hears of books that are wrong, for the operator: there should be none. */
    public interface Findings {

        void wrong(AccountId account, List<Mismatch> mismatches);

        /** One whose books could not be read now stops no other. */
        void failed(AccountId account, RuntimeException cause);
    }

    private final AccountNumbers numbers;
    private final ReadStock stock;
    private final VerificationRounds rounds;
    private final Findings findings;
    private final InstantSource clock;

    public VerifyLedgers(
            AccountNumbers numbers,
            ReadStock stock,
            VerificationRounds rounds,
            Findings findings,
            InstantSource clock) {
        this.numbers = numbers;
        this.stock = stock;
        this.rounds = rounds;
        this.findings = findings;
        this.clock = clock;
    }

    /** Goes on with the round of the day, or begins it; nothing once that is done. */
    public void verify() {
        var now = clock.instant();
        var last = rounds.last();
        if (last.filter(round -> round.isEnough(now)).isPresent()) {
            return;
        }
        var round =
                last.filter(it -> it.finishedAt().isEmpty())
                        .orElseGet(() -> VerificationRound.begun(now));
        var end = now.plus(AT_A_TIME);
        while (round.finishedAt().isEmpty() && clock.instant().isBefore(end)) {
            round = step(round);
            rounds.save(round);
        }
    }

    private VerificationRound step(VerificationRound round) {
        if (round.part().isPresent()) {
            var account = new AccountId(round.account());
            return verify(account, round.part())
                    .map(last -> round.behind(account, last))
                    .orElseGet(() -> round.behind(account));
        }
        var accounts = numbers.nextOf(0, 1, round.account(), ACCOUNTS);
        for (var account : accounts) {
            var last = verify(account, Optional.empty());
            if (last.isPresent()) {
                return round.behind(account, last.get());
            }
        }
        return accounts.isEmpty()
                ? round.finished(clock.instant())
                : round.behind(accounts.getLast());
    }

    /**
     * Verifies the next parts of an account.
     *
     * @return the last of them, where there are more
     */
    private Optional<PartId> verify(AccountId account, Optional<PartId> after) {
        try {
            var verified = stock.verify(account, after);
            var mismatches = verified.found().mismatches();
            if (!mismatches.isEmpty()) {
                findings.wrong(account, mismatches);
            }
            return verified.last();
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            findings.failed(account, e);
            return Optional.empty();
        }
    }
}
