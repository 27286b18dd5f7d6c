package dev.pacenote.application.trackmania.search;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All searches of the last day. Nobody finds them when they expired; they go with their owners. */
public interface SearchJobs {

    /**
     * The searches of a person, but for those that expired before {@code now}; of one who never
     * searched, none.
     */
    SearchList find(AccountId owner, Instant now);

    /** Searches of a person that have not expired, newest first. */
    default List<SearchJob> of(AccountId owner, Instant now) {
        return find(owner, now).jobs();
    }

    /** Stores the search that was added to a list, if nobody added one since the list was read. */
    SaveResult<SearchList> insert(SearchList list);

    /** The job, unless it expired before {@code now}. */
    Optional<SearchJob> find(UUID id, Instant now);

    /** Replaces a job, if nobody saved it since it was read. */
    SaveResult<SearchJob> save(SearchJob job);

    /** Forgets all searches of an account that is gone. */
    void forgetAllOf(AccountId owner);
}
