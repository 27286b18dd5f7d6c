package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.CoverageKey;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Optional;

/** Coverage in memory. */
public final class InMemoryCoverages implements Coverages {

    private final Tables tables;

    public InMemoryCoverages(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Coverage> find(AccountId account, Topic topic, LocalDate date) {
        return tables.with(
                state ->
                        Optional.ofNullable(
                                state.coverage.get(new CoverageKey(account, topic, date))));
    }

    @Override
    public void save(AccountId account, Topic topic, LocalDate date, Coverage coverage) {
        tables.with(state -> state.coverage.put(new CoverageKey(account, topic, date), coverage));
    }
}
