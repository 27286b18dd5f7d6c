package dev.pacenote.adapters.out.postgres.parts.catalogue;

import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How workshops keep their stock, in Postgres. */
@Singleton
public final class PostgresWorkshops implements Workshops {

    private final WorkshopRows rows;

    PostgresWorkshops(WorkshopRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Workshop> find(AccountId account) {
        return rows.find(account.value()).map(WorkshopRows.Row::workshop);
    }

    @Override
    public SaveResult<Workshop> save(Workshop workshop) {
        var saved =
                rows.save(
                        workshop.account().value(),
                        workshop.currency().getCurrencyCode(),
                        workshop.defaultThreshold().value(),
                        workshop.allowNegativeStock(),
                        workshop.version());
        return saved.isEmpty()
                ? new SaveResult.Conflict<>()
                : new SaveResult.Saved<>(workshop.savedAs(saved.getFirst()));
    }
}
