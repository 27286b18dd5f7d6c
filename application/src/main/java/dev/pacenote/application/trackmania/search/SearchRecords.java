package dev.pacenote.application.trackmania.search;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchList;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * A person searches for recent records on any author's maps. The search only reads: nothing that is
 * known, watched or reported changes.
 */
public final class SearchRecords {

    /** Searches that one person starts. */
    public static final RateLimit SEARCHES = new RateLimit(2, Duration.ofMinutes(1));

    /** A search that nobody has begun after this time is queued again: its start was lost. */
    private static final Duration ENQUEUE_AGAIN_AFTER = Duration.ofSeconds(10);

    public sealed interface Started {
        record Ok(SearchJob job) implements Started {}

        record Joined(SearchJob job) implements Started {}

        record TooMany(Duration retryAfter) implements Started {}
    }

    private final SearchJobs jobs;
    private final SearchChanges changes;
    private final SearchQueue queue;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;
    private final Ids ids;

    public SearchRecords(
            SearchJobs jobs,
            SearchQueue queue,
            RateLimiter rateLimiter,
            InstantSource clock,
            Ids ids) {
        this.jobs = jobs;
        this.changes = new SearchChanges(jobs);
        this.queue = queue;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param otherwise the same text read in another way, for when nobody has the first name
     */
    public Started start(
            AccountId owner, Username author, Optional<Username> otherwise, SearchPeriod period) {
        var now = clock.instant();
        var joinable = jobs.find(owner, now).joinable(author, period, now);
        if (joinable.isPresent()) {
            return new Started.Joined(joinable.get());
        }
        var key = "search:" + owner;
        if (rateLimiter.take(key, SEARCHES, now) instanceof Verdict.Refused(var wait)) {
            return new Started.TooMany(wait);
        }
        var query = new SearchJob.Query(author, otherwise, period);
        var job = SearchJob.open(ids.next(), owner, query, now);
        return switch (changes.open(job)) {
            case SearchList.Decision.Opened _ -> {
                queue.enqueue(job.id());
                yield new Started.Ok(job);
            }
            case SearchList.Decision.Joined(var other) -> {
                rateLimiter.giveBack(key, now);
                yield new Started.Joined(other);
            }
            case SearchList.Decision.TooMany(var oldest) -> {
                rateLimiter.giveBack(key, now);
                var wait = Duration.between(now, oldest.deadline());
                yield new Started.TooMany(Duration.ofSeconds(Math.max(1, wait.toSeconds())));
            }
        };
    }

    /**
     * Ends a search; nothing more is asked for it. One that is finished stays as it is.
     *
     * @return false when the caller has no such search
     */
    public boolean stop(AccountId caller, UUID id) {
        var now = clock.instant();
        var own = jobs.find(id, now).filter(job -> job.owner().equals(caller));
        own.ifPresent(job -> changes.change(job, now, running -> running.stop(now)));
        return own.isPresent();
    }

    /**
     * @return empty when the caller has no such search, or it expired
     */
    public Optional<SearchJob> status(AccountId caller, UUID id) {
        var now = clock.instant();
        var job =
                jobs.find(id, now)
                        .filter(found -> found.owner().equals(caller))
                        .map(found -> found.asOf(now));
        job.filter(found -> found.state() instanceof SearchJob.State.Pending)
                .filter(found -> now.isAfter(found.createdAt().plus(ENQUEUE_AGAIN_AFTER)))
                .ifPresent(found -> queue.enqueue(found.id()));
        return job;
    }
}
