package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** Coverage in Postgres. */
@Singleton
public final class PostgresCoverages implements Coverages {

    private final CoverageRows rows;

    PostgresCoverages(CoverageRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<Topic, Coverage> of(AccountId account, LocalDate date) {
        return rows.of(account.value(), date).stream()
                .collect(
                        Collectors.toMap(
                                row -> new Topic(row.topic()), CoverageRows.Row::coverage));
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
