package dev.pacenote.application.contracts.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.trackmania.search.SearchChanges;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchList;
import dev.pacenote.domain.trackmania.search.SearchList.Decision;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link SearchJobs} promises. */
public interface SearchJobsContract {

    SearchJobs searches();

    Accounts accounts();

    private SearchJobs jobs() {
        return searches();
    }

    private AccountId person() {
        return Samples.account(accounts()).id();
    }

    private static SearchJob job(AccountId owner, String author) {
        return job(owner, author, Optional.empty());
    }

    private static SearchJob job(AccountId owner, String author, Optional<Username> alternative) {
        return SearchJob.open(
                UUID.randomUUID(),
                owner,
                new SearchJob.Query(new Username(author), alternative, SearchPeriod.WEEK),
                Samples.NOON);
    }

    private Decision open(SearchJob job) {
        return new SearchChanges(jobs()).open(job);
    }

    private SearchJob saved(SearchJob job) {
        return jobs().save(job).orUndo("a search");
    }

    @Test
    default void all_searches_of_somebody_can_be_forgotten() {
        var gone = job(person(), "gone");
        var other = job(person(), "other");
        open(gone);
        open(other);

        jobs().forgetAllOf(gone.owner());
        jobs().forgetAllOf(gone.owner());

        assertThat(jobs().find(gone.id(), Samples.NOON)).isEmpty();
        assertThat(jobs().of(gone.owner(), Samples.NOON)).isEmpty();
        assertThat(jobs().of(other.owner(), Samples.NOON)).containsExactly(other);
    }

    @Test
    default void a_result_of_any_size_is_kept() {
        var job = job(person(), "busy");
        open(job);
        var maps =
                IntStream.range(0, 120)
                        .mapToObj(_ -> Samples.exchangeMap(Samples.map()))
                        .map(map -> new SearchJob.MapRecords(map, lines(30)))
                        .toList();
        var done =
                job.end(new SearchJob.State.Completed(maps, false), Samples.NOON.plusSeconds(2))
                        .orElseThrow();

        var stored = saved(done);

        assertThat(jobs().find(job.id(), Samples.NOON)).contains(stored);
    }

    private static List<SearchJob.Line> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new SearchJob.Line(
                                        Samples.entry(
                                                Samples.driver(), i + 1, 40_000 + i, Samples.NOON),
                                        "A driver with quite a long name " + i))
                .toList();
    }

    @Test
    default void a_search_is_found_as_it_is_until_it_expires() {
        var job = job(person(), "'; -- <b> 山", Optional.of(new Username("read + otherwise")));
        assertThat(jobs().find(job.owner(), Samples.NOON))
                .isEqualTo(SearchList.of(job.owner(), List.of(), 0));
        assertThat(open(job)).isInstanceOf(Decision.Opened.class);
        assertThat(jobs().find(job.owner(), Samples.NOON))
                .isEqualTo(SearchList.of(job.owner(), List.of(job), 1));
        assertThat(jobs().find(job.id(), Samples.NOON)).contains(job);
        var map = Samples.exchangeMap(Samples.map());
        var entry = Samples.entry(Samples.driver(), 3, 40_000, Samples.NOON);
        var result =
                List.of(
                        new SearchJob.MapRecords(
                                map, List.of(new SearchJob.Line(entry, "Nova <i>"))));
        var underWay =
                saved(
                        job.at(new SearchJob.Progress(5, 3, 1), Samples.NOON.plusSeconds(1))
                                .orElseThrow());
        assertThat(underWay.version()).isEqualTo(1);
        assertThat(jobs().of(job.owner(), Samples.NOON)).containsExactly(underWay);
        var done =
                saved(
                        underWay.end(
                                        new SearchJob.State.Completed(result, true),
                                        Samples.NOON.plusSeconds(2))
                                .orElseThrow());

        assertThat(jobs().save(underWay)).isEqualTo(new SaveResult.Conflict<>());
        assertThat(jobs().find(job.id(), Samples.NOON)).contains(done);
        assertThat(jobs().find(job.id(), job.expiresAt())).isEmpty();
        assertThat(jobs().of(job.owner(), job.expiresAt().minusMillis(1))).containsExactly(done);
        assertThat(jobs().of(job.owner(), job.expiresAt())).isEmpty();
    }

    @Test
    default void of_many_who_open_the_same_search_at_once_one_opens_it_and_the_rest_join() {
        var me = person();

        var results = Samples.atOnce(8, () -> open(job(me, "Fox")));

        assertThat(results).filteredOn(r -> r instanceof Decision.Opened).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Decision.Joined).hasSize(7);
        assertThat(jobs().of(me, Samples.NOON)).hasSize(1);
    }

    @Test
    default void nobody_has_more_unfinished_searches_than_allowed() {
        var me = person();
        var names = new AtomicInteger();

        var results = Samples.atOnce(8, () -> open(job(me, "Fox" + names.incrementAndGet())));

        assertThat(results).filteredOn(r -> r instanceof Decision.Opened).hasSize(2);
        assertThat(results).filteredOn(r -> r instanceof Decision.TooMany).hasSize(6);
        var first = jobs().of(me, Samples.NOON).getFirst();
        saved(first.stop(Samples.NOON).orElseThrow());
        assertThat(open(job(me, "Other"))).isInstanceOf(Decision.Opened.class);
    }

    @Test
    default void whoever_adds_a_search_to_an_older_list_is_refused() {
        var me = person();
        var old = jobs().find(me, Samples.NOON);
        open(job(me, "Fox"));
        var next = ((Decision.Opened) old.open(job(me, "Hare"))).next();

        assertThat(jobs().insert(next)).isEqualTo(new SaveResult.Conflict<>());

        assertThat(jobs().of(me, Samples.NOON))
                .extracting(SearchJob::author)
                .containsExactly(new Username("Fox"));
    }

    @Test
    default void of_many_who_save_one_version_of_a_search_one_wins() {
        var job = job(person(), "Fox");
        open(job);

        var results = Samples.atOnce(8, () -> jobs().save(job.stop(Samples.NOON).orElseThrow()));

        assertThat(results).filteredOn(r -> r instanceof SaveResult.Saved).hasSize(1);
    }

    /** The owner stops a search while it is worked off. */
    @Test
    default void of_progress_and_a_stop_at_once_the_stop_stays() {
        var job = job(person(), "Fox");
        open(job);
        var changes = new SearchChanges(jobs());
        var turns = new AtomicInteger();

        Samples.atOnce(
                8,
                () -> {
                    int turn = turns.getAndIncrement();
                    return changes.change(
                            job,
                            Samples.NOON,
                            running ->
                                    turn == 4
                                            ? running.stop(Samples.NOON)
                                            : running.at(
                                                    new SearchJob.Progress(9, turn, 0),
                                                    Samples.NOON));
                });

        assertThat(jobs().find(job.id(), Samples.NOON).orElseThrow().state())
                .isInstanceOf(SearchJob.State.Failed.class);
    }

    @Test
    default void a_gone_search_stays_gone() {
        var job = job(person(), "Fox");
        assertThat(jobs().save(job)).isEqualTo(new SaveResult.Conflict<>());
        assertThat(jobs().find(job.id(), Samples.NOON)).isEmpty();
        open(job);
        accounts().delete(job.owner());
        jobs().forgetAllOf(job.owner());
        assertThat(jobs().find(job.id(), Samples.NOON)).isEmpty();
    }
}
