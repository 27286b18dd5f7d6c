package dev.pacenote.adapters.out.postgres.parts.analytics;

import dev.pacenote.application.parts.analytics.LedgerSums.Months;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What ledgers add up to by month, in Postgres. A ledger only grows, so its months are kept by
 * part, and whoever asks first adds what came since (ADR 76).
 */
@Singleton
final class LedgerMonths {

    /** So many parts are added up by one statement. */
    private static final int PARTS = 1_000;

    private final LedgerSumRows rows;
    private final Transactions transactions;

    LedgerMonths(LedgerSumRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    /**
     * Rows of months to which everything is added that moved until now.
     *
     * @param reader reads them by the first and the last month that are asked for
     */
    <T> List<T> read(AccountId account, Months asked, BiFunction<String, String, List<T>> reader) {
        return transactions.inTransaction(
                () -> {
                    rows.lock(account.value());
                    var zone = SqlZone.of(asked.zone());
                    rows.forgetOther(account.value(), zone);
                    while (rows.addUp(account.value(), zone, PARTS) > 0) {
                        // The next ones.
                    }
                    return reader.apply(asked.first().toString(), asked.last().toString());
                });
    }
}
