package dev.pacenote.application.trackmania.search;

import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchList;
import dev.pacenote.domain.trackmania.search.SearchList.Decision;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** How searches change: one is read, the domain decides, what it decided is saved. */
public final class SearchChanges {

    private final SearchJobs jobs;

    public SearchChanges(SearchJobs jobs) {
        this.jobs = jobs;
    }

    /** Opens a search, if its owner's others allow it. */
    public Decision open(SearchJob job) {
        var decision = new AtomicReference<Optional<Decision>>(Optional.empty());
        VersionedChange.of(
                () -> Optional.of(jobs.find(job.owner(), job.createdAt())),
                list -> {
                    var last = list.open(job);
                    decision.set(Optional.of(last));
                    return last instanceof Decision.Opened(SearchList next)
                            ? Optional.of(next)
                            : Optional.empty();
                },
                jobs::insert);
        return decision.get().orElseThrow();
    }

    /**
     * Changes a search.
     *
     * @param known as it was read before
     * @param transition empty when it cannot be changed so; may be asked more than once
     * @return empty when it is gone, expired or cannot be changed so
     */
    public Optional<SearchJob> change(
            SearchJob known, Instant now, Function<SearchJob, Optional<SearchJob>> transition) {
        return VersionedChange.of(
                        Optional.of(known),
                        () -> jobs.find(known.id(), now),
                        transition,
                        jobs::save)
                .map(VersionedChange::after);
    }
}
