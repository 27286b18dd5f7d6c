package dev.pacenote.adapters.out.postgres.parts.analytics;

import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;

/** Sums over ledgers in Postgres. */
@Singleton
public final class PostgresLedgerSums implements LedgerSums {

    private final LedgerMonths months;
    private final LedgerSumRows rows;

    PostgresLedgerSums(LedgerMonths months, LedgerSumRows rows) {
        this.months = months;
        this.rows = rows;
    }

    @Override
    public List<Month> months(AccountId account, Months asked) {
        return months
                .read(account, asked, (first, last) -> rows.months(account.value(), first, last))
                .stream()
                .map(PostgresLedgerSums::month)
                .toList();
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
