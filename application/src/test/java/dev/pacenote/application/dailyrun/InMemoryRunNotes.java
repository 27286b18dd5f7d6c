package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.dailyrun.WorkItem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Notes about passes in memory. */
public final class InMemoryRunNotes implements RunNotes {

    private final Tables tables;

    public InMemoryRunNotes(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void note(UUID pass, WorkItem item, WorkItem.Outcome outcome) {
        tables.with(
                state ->
                        state.noted
                                .computeIfAbsent(pass, _ -> new HashMap<>())
                                .merge(
                                        item,
                                        outcome,
                                        (old, next) -> next.replacesEarlier() ? next : old));
    }

    @Override
    public Map<WorkItem, WorkItem.Outcome> of(UUID pass) {
        return tables.with(state -> Map.copyOf(state.noted.getOrDefault(pass, Map.of())));
    }

    @Override
    public Counted count(UUID pass) {
        var items = of(pass).keySet();
        int mails = (int) items.stream().filter(WorkItem.Mail.class::isInstance).count();
        return new Counted(items.size() - mails, mails);
    }

    @Override
    public void deleteAll(UUID pass) {
        tables.with(state -> state.noted.remove(pass) == null);
    }
}
