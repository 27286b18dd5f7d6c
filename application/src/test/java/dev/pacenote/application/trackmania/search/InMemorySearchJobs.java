package dev.pacenote.application.trackmania.search;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchList;
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
    public SearchList find(AccountId owner, Instant now) {
        return tables.with(state -> list(state, owner, now));
    }

    private static SearchList list(Tables.State state, AccountId owner, Instant now) {
        return SearchList.of(
                owner, owned(state, owner, now), state.searchLists.getOrDefault(owner, 0L));
    }

    @Override
    public SaveResult<SearchList> insert(SearchList list) {
        return tables.with(
                state -> {
                    var job = list.added().orElseThrow();
                    if (state.searchLists.getOrDefault(list.owner(), 0L) != list.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    state.searches.put(job.id(), job);
                    state.searchLists.put(list.owner(), list.version() + 1);
                    return new SaveResult.Saved<>(list(state, list.owner(), job.createdAt()));
                });
    }

    private static List<SearchJob> owned(Tables.State state, AccountId owner, Instant now) {
        return state.searches.values().stream()
                .filter(job -> job.owner().equals(owner))
                .filter(job -> now.isBefore(job.expiresAt()))
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
    public SaveResult<SearchJob> save(SearchJob job) {
        return tables.with(
                state -> {
                    var stored = state.searches.get(job.id());
                    if (stored == null || stored.version() != job.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = job.savedAs(job.version() + 1);
                    state.searches.put(saved.id(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public void forgetAllOf(AccountId owner) {
        tables.with(state -> state.searches.values().removeIf(job -> job.owner().equals(owner)));
    }
}
