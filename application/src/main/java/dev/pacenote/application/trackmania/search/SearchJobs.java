package dev.pacenote.application.trackmania.search;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.search.SearchJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All searches of the last day. They go when they expire, and with their owners. */
public interface SearchJobs {

    sealed interface Opened {
        record Ok(SearchJob job) implements Opened {}

        /** The owner has an unfinished search for the same. */
        record Joined(SearchJob job) implements Opened {}

        /**
         * The owner has as many unfinished searches as allowed.
         *
         * @param oldest the one that will end first
         */
        record TooMany(SearchJob oldest) implements Opened {}

        /**
         * What keeps a search from being opened, if anything: the rule, for whoever holds the
         * owner's searches so that nobody adds one meanwhile.
         *
         * @param own the owner's searches, newest first
         */
        static Optional<Opened> obstacle(List<SearchJob> own, SearchJob job, int maxUnfinished) {
            var now = job.createdAt();
            var same =
                    own.stream()
                            .filter(other -> other.canBeJoined(job.author(), job.period(), now))
                            .findFirst();
            if (same.isPresent()) {
                return Optional.of(new Joined(same.get()));
            }
            var unfinished = own.stream().filter(other -> !other.asOf(now).finished()).toList();
            return unfinished.size() >= maxUnfinished
                    ? Optional.of(new TooMany(unfinished.getLast()))
                    : Optional.empty();
        }
    }

    /**
     * Stores a new search, unless it can be joined or its owner has {@code maxUnfinished}. Of many
     * callers at once with the same search exactly one opens it, the rest join. What is unfinished
     * at that moment is the domain's word ({@link SearchJob#asOf}).
     */
    Opened open(SearchJob job, int maxUnfinished);

    /** The job, unless it expired before {@code now}. */
    Optional<SearchJob> find(UUID id, Instant now);

    /**
     * Stores progress or outcome; a finished job never changes again, and a gone one stays gone.
     */
    void save(SearchJob job);

    /** Searches of a person, newest first. */
    List<SearchJob> of(AccountId owner);

    /** Forgets all searches of an account that is gone. */
    void forgetAllOf(AccountId owner);

    /** Removes what expired before {@code now}. */
    void forgetExpired(Instant now);
}
