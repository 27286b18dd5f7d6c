package dev.pacenote.application.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchList;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Searches and the list of a person's searches are read, the domain decides, both are saved. */
class SearchChangesTest {

    private static final AccountId FOX = new AccountId(1);
    private static final SearchJob.State.Completed COMPLETED =
            new SearchJob.State.Completed(List.of(), false);

    private final SearchJobs jobs = new InMemorySearchJobs(new Tables());
    private final SearchChanges changes = new SearchChanges(jobs);

    private static SearchJob job(String author) {
        return SearchJob.open(
                UUID.randomUUID(),
                FOX,
                new SearchJob.Query(new Username(author), Optional.empty(), SearchPeriod.WEEK),
                Samples.NOON);
    }

    private SearchJob opened(String author) {
        var job = job(author);
        assertThat(changes.open(job)).isInstanceOf(SearchList.Decision.Opened.class);
        return job;
    }

    private SearchJob stored(SearchJob job) {
        return jobs.find(job.id(), Samples.NOON).orElseThrow();
    }

    @Test
    void a_search_that_is_under_way_already_is_joined() {
        var first = opened("Owl");

        assertThat(changes.open(job("owl"))).isEqualTo(new SearchList.Decision.Joined(first));
        assertThat(jobs.of(FOX, Samples.NOON)).containsExactly(first);
    }

    @Test
    void of_many_who_search_at_once_no_more_succeed_than_one_may_have() {
        var decisions = Samples.atOnce(8, () -> changes.open(job("Owl " + Samples.word())));

        assertThat(decisions)
                .filteredOn(SearchList.Decision.Opened.class::isInstance)
                .hasSize(SearchList.MAX_UNFINISHED);
        assertThat(decisions)
                .filteredOn(SearchList.Decision.TooMany.class::isInstance)
                .hasSize(8 - SearchList.MAX_UNFINISHED);
        assertThat(jobs.of(FOX, Samples.NOON)).hasSize(SearchList.MAX_UNFINISHED);
    }

    @Test
    void whoever_knows_an_older_search_decides_again_on_what_is_there_now() {
        var known = opened("Owl");
        var progress = new SearchJob.Progress(7, 1, 0);
        changes.change(known, Samples.NOON, job -> job.at(progress, Samples.NOON));

        var ended = changes.change(known, Samples.NOON, job -> job.end(COMPLETED, Samples.NOON));

        assertThat(ended).contains(stored(known));
        assertThat(stored(known).state()).isEqualTo(COMPLETED);
        assertThat(stored(known).progress()).isEqualTo(progress);
    }

    @Test
    void a_search_that_somebody_stopped_is_not_ended_once_more() {
        var known = opened("Owl");
        var stopped = changes.change(known, Samples.NOON, job -> job.stop(Samples.NOON));

        assertThat(changes.change(known, Samples.NOON, job -> job.end(COMPLETED, Samples.NOON)))
                .isEmpty();

        assertThat(stopped).contains(stored(known));
    }

    @Test
    void a_search_that_is_gone_is_not_brought_back() {
        var known = opened("Owl");
        jobs.forgetAllOf(FOX);

        assertThat(changes.change(known, Samples.NOON, job -> job.stop(Samples.NOON))).isEmpty();

        assertThat(jobs.of(FOX, Samples.NOON)).isEmpty();
    }
}
