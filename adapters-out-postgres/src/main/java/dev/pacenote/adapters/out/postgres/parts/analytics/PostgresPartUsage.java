package dev.pacenote.adapters.out.postgres.parts.analytics;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.parts.analytics.LedgerSums.Months;
import dev.pacenote.application.parts.analytics.PartUsage;
import dev.pacenote.application.parts.analytics.PartUsage.Span;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.analytics.Used;
import dev.pacenote.domain.parts.catalogue.PartId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What was used of each part, in Postgres. */
@Singleton
public final class PostgresPartUsage implements PartUsage {

    private final PartUsageRows rows;
    private final LedgerMonths months;

    PostgresPartUsage(PartUsageRows rows, LedgerMonths months) {
        this.rows = rows;
        this.months = months;
    }

    @Override
    public List<DayOfPart> byDay(AccountId account, Span span) {
        return rows
                .byDay(
                        account.value(),
                        Rows.microseconds(span.from()),
                        Rows.microseconds(span.until()),
                        SqlZone.of(span.zone()))
                .stream()
                .map(
                        row ->
                                new DayOfPart(
                                        new PartId(row.partId()),
                                        LocalDate.parse(row.period()),
                                        used(row)))
                .toList();
    }

    @Override
    public List<MonthOfPart> byMonth(AccountId account, Months asked) {
        return months
                .read(account, asked, (first, last) -> rows.byMonth(account.value(), first, last))
                .stream()
                .map(
                        row ->
                                new MonthOfPart(
                                        new PartId(row.partId()),
                                        YearMonth.parse(row.period()),
                                        used(row)))
                .toList();
    }

    private static Used used(PartUsageRows.UsedRow row) {
        return new Used(row.quantity(), row.worth());
    }

    @Override
    public List<History> histories(AccountId account) {
        return rows.histories(account.value()).stream()
                .map(
                        row ->
                                new History(
                                        new PartId(row.partId()),
                                        row.firstMovedAt(),
                                        Optional.ofNullable(row.lastConsumedAt())))
                .toList();
    }

    @Override
    public List<Delivery> deliveries(AccountId account) {
        return rows.deliveries(account.value()).stream()
                .map(
                        row ->
                                new Delivery(
                                        new PartId(row.partId()), row.orderedAt(), row.arrivedAt()))
                .toList();
    }
}
