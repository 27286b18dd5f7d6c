package dev.pacenote.adapters.out.postgres.parts.analytics;

import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;

/**
 * Sums over ledgers in Postgres. A ledger only grows, so its months are kept by part, and whoever
 * asks first adds what came since (ADR 76).
 */
@Singleton
public final class PostgresLedgerSums implements LedgerSums {

    /** So many parts are added up by one statement. */
    private static final int PARTS = 1_000;

    private final LedgerSumRows rows;
    private final Transactions transactions;

    PostgresLedgerSums(LedgerSumRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public List<Month> months(AccountId account, Months asked) {
        return transactions.inTransaction(
                () -> {
                    rows.lock(account.value());
                    var zone = SqlZone.of(asked.zone());
                    rows.forgetOther(account.value(), zone);
                    while (rows.addUp(account.value(), zone, PARTS) > 0) {
                        // The next ones.
                    }
                    return rows
                            .months(
                                    account.value(),
                                    asked.first().toString(),
                                    asked.last().toString())
                            .stream()
                            .map(PostgresLedgerSums::month)
                            .toList();
                });
    }

    private static Month month(LedgerSumRows.MonthRow row) {
        return new Month(
                YearMonth.parse(row.month()),
                row.partsMoved(),
                row.consumed(),
                row.consumedValue(),
                row.corrected());
    }
}
