package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.CoverageKey;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** Coverage in memory. */
public final class InMemoryCoverages implements Coverages {

    private final Tables tables;

    public InMemoryCoverages(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Map<Topic, Coverage> of(AccountId account, LocalDate date) {
        return tables.with(
                state ->
                        state.coverage.entrySet().stream()
                                .filter(stored -> stored.getKey().person().equals(account))
                                .filter(stored -> stored.getKey().date().equals(date))
                                .collect(
                                        Collectors.toMap(
                                                stored -> stored.getKey().topic(),
                                                Map.Entry::getValue)));
    }

    @Override
    public void save(AccountId account, Topic topic, LocalDate date, Coverage coverage) {
        tables.with(state -> state.coverage.put(new CoverageKey(account, topic, date), coverage));
    }
}
