package dev.pacenote.adapters.out.postgres.parts.analytics;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;

/** Sums over ledgers in Postgres. */
@Singleton
public final class PostgresLedgerSums implements LedgerSums {

    private final LedgerSumRows rows;

    PostgresLedgerSums(LedgerSumRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Month> months(AccountId account, Span span) {
        return rows
                .months(
                        account.value(),
                        Rows.microseconds(span.from()),
                        Rows.microseconds(span.until()),
                        SqlZone.of(span.zone()))
                .stream()
                .map(
                        row ->
                                new Month(
                                        YearMonth.parse(row.month()),
                                        row.partsMoved(),
                                        row.consumed(),
                                        row.consumedValue(),
                                        row.corrected()))
                .toList();
    }
}
