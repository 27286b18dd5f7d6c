package dev.pacenote.adapters.out.postgres.trackmania.search;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.search.SearchJob;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Searches in Postgres. */
@Singleton
@Bean(typed = PostgresSearchJobs.class)
public final class PostgresSearchJobs implements SearchJobs {

    private final SearchJobRows rows;
    private final Transactions transactions;

    PostgresSearchJobs(SearchJobRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Opened open(SearchJob job, int maxUnfinished) {
        return transactions.inTransaction(
                () -> {
                    // One owner's searches queue up, so that the same one is opened once.
                    rows.lockOwner(job.owner().value());
                    return Opened.obstacle(of(job.owner()), job, maxUnfinished)
                            .orElseGet(
                                    () -> {
                                        rows.insert(SearchJobRow.of(job));
                                        return new Opened.Ok(job);
                                    });
                });
    }

    @Override
    public Optional<SearchJob> find(UUID id, Instant now) {
        return rows.findById(id)
                .map(SearchJobRow::job)
                .filter(job -> now.isBefore(job.expiresAt()));
    }

    @Override
    public void save(SearchJob job) {
        rows.save(SearchJobRow.of(job));
    }

    @Override
    public List<SearchJob> of(AccountId owner) {
        return rows.findByOwner(owner.value()).stream().map(SearchJobRow::job).toList();
    }

    @Override
    public void forgetAllOf(AccountId owner) {
        rows.removeByOwner(owner.value());
    }

    @Override
    public void forgetExpired(Instant now) {
        rows.removeBefore(Rows.microseconds(now.minus(SearchJob.LIFETIME)));
    }
}
