package dev.pacenote.application.parts.stock;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.parts.stock.ReadStock.Mismatch;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Recomputes the balances of all workshops from their ledgers, those of a twenty-fourth in each
 * hour, so that within a day everybody had their turn. It repairs nothing: the ledger and the
 * shelves change together, and where they differ somebody has to find out why.
 */
public final class VerifyLedgers {

    /** How many hours it takes until everybody had their turn. */
    public static final int PARTS = 24;

    private static final int AT_ONCE = 100;

    /** Hears of books that are wrong, for the operator: there should be none. */
    public interface Findings {

        void wrong(AccountId account, List<Mismatch> mismatches);

        /** One whose books could not be read now stops no other. */
        void failed(AccountId account, RuntimeException cause);
    }

    private final AccountNumbers numbers;
    private final ReadStock stock;
    private final Findings findings;
    private final InstantSource clock;

    public VerifyLedgers(
            AccountNumbers numbers, ReadStock stock, Findings findings, InstantSource clock) {
        this.numbers = numbers;
        this.stock = stock;
        this.findings = findings;
        this.clock = clock;
    }

    /** Verifies those whose hour it is. */
    public void verify() {
        long hour = clock.instant().getEpochSecond() / Duration.ofHours(1).toSeconds();
        int part = (int) Math.floorMod(hour, (long) PARTS);
        var accounts = numbers.nextOf(part, PARTS, 0, AT_ONCE);
        while (!accounts.isEmpty()) {
            accounts.forEach(this::verify);
            accounts = numbers.nextOf(part, PARTS, accounts.getLast().value(), AT_ONCE);
        }
    }

    private void verify(AccountId account) {
        try {
            var mismatches = stock.verify(account).mismatches();
            if (!mismatches.isEmpty()) {
                findings.wrong(account, mismatches);
            }
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            findings.failed(account, e);
        }
    }
}
