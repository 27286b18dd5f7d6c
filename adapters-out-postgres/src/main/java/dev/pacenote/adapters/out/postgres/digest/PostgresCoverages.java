package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;

/** Coverage in Postgres. */
@Singleton
public final class PostgresCoverages implements Coverages {

    private final CoverageRows rows;

    PostgresCoverages(CoverageRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Coverage> find(AccountId account, Topic topic, LocalDate date) {
        return rows.find(account.value(), topic.name(), date).map(CoverageRows.Row::coverage);
    }

    @Override
    public void save(AccountId account, Topic topic, LocalDate date, Coverage coverage) {
        rows.put(
                new CoverageRows.Row(
                        account.value(),
                        topic.name(),
                        date,
                        coverage.followed(),
                        coverage.unchecked(),
                        Rows.microseconds(coverage.asOf())));
    }
}
