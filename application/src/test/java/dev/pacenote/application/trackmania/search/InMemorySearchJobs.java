package dev.pacenote.application.trackmania.search;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.search.SearchJob;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Searches that end with the process. */
public final class InMemorySearchJobs implements SearchJobs {

    private final Tables tables;

    public InMemorySearchJobs(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Opened open(SearchJob job, int maxUnfinished) {
        return tables.with(
                state -> {
                    var obstacle = Opened.obstacle(owned(state, job.owner()), job, maxUnfinished);
                    if (obstacle.isPresent()) {
                        return obstacle.get();
                    }
                    state.searches.put(job.id(), job);
                    return new Opened.Ok(job);
                });
    }

    private static List<SearchJob> owned(Tables.State state, AccountId owner) {
        return state.searches.values().stream()
                .filter(job -> job.owner().equals(owner))
                .sorted(Comparator.comparing(SearchJob::createdAt).reversed())
                .toList();
    }

    @Override
    public Optional<SearchJob> find(UUID id, Instant now) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.searches.get(id))
                                .filter(job -> now.isBefore(job.expiresAt())));
    }

    @Override
    public void save(SearchJob job) {
        tables.with(
                state ->
                        state.searches.computeIfPresent(
                                job.id(), (_, stored) -> stored.finished() ? stored : job));
    }

    @Override
    public List<SearchJob> of(AccountId owner) {
        return tables.with(state -> owned(state, owner));
    }

    @Override
    public void forgetAllOf(AccountId owner) {
        tables.with(state -> state.searches.values().removeIf(job -> job.owner().equals(owner)));
    }

    @Override
    public void forgetExpired(Instant now) {
        tables.with(
                state -> state.searches.values().removeIf(job -> !now.isBefore(job.expiresAt())));
    }
}
