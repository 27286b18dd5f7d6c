package dev.pacenote.adapters.out.postgres.parts.analytics;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.parts.analytics.PartUsage;
import dev.pacenote.application.parts.analytics.PartUsage.Span;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.analytics.Used;
import dev.pacenote.domain.parts.catalogue.PartId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was used of each part, in Postgres. */
@Singleton
public final class PostgresPartUsage implements PartUsage {

    private final PartUsageRows rows;

    PostgresPartUsage(PartUsageRows rows) {
        this.rows = rows;
    }

    @Override
    public List<PeriodOfPart> used(AccountId account, Span span, Period period) {
        return rows
                .used(
                        account.value(),
                        Rows.microseconds(span.from()),
                        Rows.microseconds(span.until()),
                        SqlZone.of(span.zone()),
                        period.name().toLowerCase(Locale.ROOT))
                .stream()
                .map(
                        row ->
                                new PeriodOfPart(
                                        new PartId(row.partId()),
                                        LocalDate.parse(row.firstDay()),
                                        new Used(row.quantity(), row.worth())))
                .toList();
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
