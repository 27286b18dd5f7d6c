package dev.pacenote.adapters.out.postgres.trackmania.search;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchList;
import io.micronaut.context.annotation.Bean;
import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.time.Instant;
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
    public SearchList find(AccountId owner, Instant now) {
        // The version first: searches that somebody adds in between come with an older version,
        // and whoever saves that one is refused.
        long version = rows.listVersion(owner.value()).orElse(0L);
        return list(owner, version, now);
    }

    private SearchList list(AccountId owner, long version, Instant now) {
        return SearchList.of(
                owner,
                rows
                        .findByOwner(
                                owner.value(), Rows.microseconds(now.minus(SearchJob.LIFETIME)))
                        .stream()
                        .map(SearchJobRow::job)
                        .toList(),
                version);
    }

    @Override
    public SaveResult<SearchList> insert(SearchList list) {
        return transactions.inTransaction(
                () -> {
                    if (rows.saveList(list.owner().value(), list.version()) == 0) {
                        return new SaveResult.Conflict<>();
                    }
                    var job = list.added().orElseThrow();
                    rows.insert(SearchJobRow.of(job));
                    return new SaveResult.Saved<>(
                            list(list.owner(), list.version() + 1, job.createdAt()));
                });
    }

    @Override
    public Optional<SearchJob> find(UUID id, Instant now) {
        return rows.findById(id)
                .map(SearchJobRow::job)
                .filter(job -> now.isBefore(job.expiresAt()));
    }

    @Override
    public SaveResult<SearchJob> save(SearchJob job) {
        try {
            rows.update(SearchJobRow.of(job));
            return new SaveResult.Saved<>(job.savedAs(job.version() + 1));
        } catch (OptimisticLockException e) {
            return new SaveResult.Conflict<>();
        }
    }

    @Override
    public void forgetAllOf(AccountId owner) {
        rows.removeByOwner(owner.value());
    }
}
