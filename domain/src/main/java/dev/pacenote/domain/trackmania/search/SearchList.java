package dev.pacenote.domain.trackmania.search;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The searches of one person.
 *
 * @param jobs newest first
 * @param added a search that is not stored yet
 * @param version how often a search was added; whoever adds one to an older list is refused
 */
public record SearchList(
        AccountId owner, List<SearchJob> jobs, Optional<SearchJob> added, long version) {

    /** Unfinished jobs of one person at a time. */
    public static final int MAX_UNFINISHED = 2;

    /** What becomes of the wish to search. */
    public sealed interface Decision {

        /**
         * @param next with the search that is added
         */
        record Opened(SearchList next) implements Decision {}

        /** There is an unfinished search for the same. */
        record Joined(SearchJob job) implements Decision {}

        /**
         * There are as many unfinished searches as allowed.
         *
         * @param oldest the one that will end first
         */
        record TooMany(SearchJob oldest) implements Decision {}
    }

    public SearchList {
        jobs = List.copyOf(jobs);
    }

    /** The list as it is stored. */
    public static SearchList of(AccountId owner, List<SearchJob> jobs, long version) {
        return new SearchList(owner, jobs, Optional.empty(), version);
    }

    /** A search for the same that is still under way. */
    public Optional<SearchJob> joinable(Username author, SearchPeriod period, Instant now) {
        return jobs.stream().filter(job -> job.canBeJoined(author, period, now)).findFirst();
    }

    /** Opens a search, or says what keeps it from being opened at the moment of its creation. */
    public Decision open(SearchJob job) {
        var now = job.createdAt();
        var same = joinable(job.author(), job.period(), now);
        if (same.isPresent()) {
            return new Decision.Joined(same.get());
        }
        var unfinished = jobs.stream().filter(other -> !other.asOf(now).finished()).toList();
        return unfinished.size() >= MAX_UNFINISHED
                ? new Decision.TooMany(unfinished.getLast())
                : new Decision.Opened(new SearchList(owner, jobs, Optional.of(job), version));
    }
}
