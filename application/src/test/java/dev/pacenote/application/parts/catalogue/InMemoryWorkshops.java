package dev.pacenote.application.parts.catalogue;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.util.Optional;

/** How workshops keep their stock, in memory. */
public final class InMemoryWorkshops implements Workshops {

    private final Tables tables;

    public InMemoryWorkshops(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Workshop> find(AccountId account) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(PartsTables.WORKSHOPS).get(account)));
    }

    @Override
    public SaveResult<Workshop> save(Workshop workshop) {
        return tables.with(
                state -> {
                    var rows = state.rows(PartsTables.WORKSHOPS);
                    long stored =
                            Optional.ofNullable(rows.get(workshop.account()))
                                    .map(Workshop::version)
                                    .orElse(0L);
                    if (stored != workshop.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = workshop.savedAs(stored + 1);
                    rows.put(workshop.account(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }
}
