package dev.pacenote.application.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A person starts a search, looks at it and ends it. */
class SearchRecordsTest {

    private static final AccountId FOX = new AccountId(1);
    private static final AccountId HARE = new AccountId(2);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String STOPPED = "You stopped this search.";

    private final LookupWorld world = new LookupWorld();

    private SearchRecords.Started start(AccountId owner, String author) {
        return start(world, owner, author);
    }

    private static SearchRecords.Started start(LookupWorld world, AccountId owner, String author) {
        return world.searchRecords()
                .start(owner, new Username(author), Optional.empty(), SearchPeriod.WEEK);
    }

    private SearchJob started(AccountId owner, String author) {
        var result = start(owner, author);
        assertThat(result).isInstanceOf(SearchRecords.Started.Ok.class);
        return ((SearchRecords.Started.Ok) result).job();
    }

    private SearchJob status(SearchJob job) {
        return world.searchRecords().status(job.owner(), job.id()).orElseThrow();
    }

    private void changed(SearchJob job, Function<SearchJob, Optional<SearchJob>> transition) {
        assertThat(new SearchChanges(world.stores.searches()).change(job, world.now, transition))
                .isPresent();
    }

    /** As whoever works it off would leave it. */
    private void finish(SearchJob job) {
        var state = new SearchJob.State.Completed(List.of(), false);
        changed(job, running -> running.end(state, world.now));
    }

    @Test
    void a_search_waits_in_the_queue_and_its_owner_sees_it() {
        var result =
                world.searchRecords()
                        .start(
                                FOX,
                                new Username("Owl"),
                                Optional.of(new Username("Eule")),
                                SearchPeriod.DAY);

        assertThat(result).isInstanceOf(SearchRecords.Started.Ok.class);
        var job = ((SearchRecords.Started.Ok) result).job();
        assertThat(job.query().alternative()).contains(new Username("Eule"));
        assertThat(job.period()).isEqualTo(SearchPeriod.DAY);
        assertThat(world.queue).containsExactly(job.id());
        assertThat(status(job)).isEqualTo(job);
    }

    @Test
    void the_same_search_again_joins_the_one_under_way_and_costs_nothing() {
        var job = started(FOX, "Owl");

        assertThat(List.of(start(FOX, "OWL"), start(FOX, "owl"), start(FOX, "Owl")))
                .containsOnly(new SearchRecords.Started.Joined(job));
        assertThat(world.queue).containsExactly(job.id());
        assertThat(start(FOX, "Hawk")).isInstanceOf(SearchRecords.Started.Ok.class);
    }

    @Test
    void another_period_and_another_person_make_another_search() {
        var job = started(FOX, "Owl");

        assertThat(started(HARE, "Owl").id()).isNotEqualTo(job.id());
        assertThat(
                        world.searchRecords()
                                .start(
                                        FOX,
                                        new Username("Owl"),
                                        Optional.empty(),
                                        SearchPeriod.MONTH))
                .isInstanceOf(SearchRecords.Started.Ok.class);
    }

    @Test
    void a_finished_search_is_not_joined() {
        var job = started(FOX, "Owl");
        finish(job);

        assertThat(started(FOX, "Owl").id()).isNotEqualTo(job.id());
    }

    @Test
    void a_person_starts_two_searches_a_minute() {
        finish(started(FOX, "Owl"));
        finish(started(FOX, "Hawk"));

        assertThat(start(FOX, "Kite")).isEqualTo(new SearchRecords.Started.TooMany(MINUTE));
        assertThat(world.stores.searches().of(FOX, world.now)).hasSize(2);
        started(HARE, "Kite");
        world.pass(MINUTE);
        started(FOX, "Kite");
    }

    @Test
    void a_person_has_two_unfinished_searches_and_waits_for_the_oldest() {
        started(FOX, "Owl");
        world.pass(Duration.ofSeconds(20));
        started(FOX, "Hawk");
        world.pass(MINUTE);

        assertThat(start(FOX, "Kite"))
                .isEqualTo(
                        new SearchRecords.Started.TooMany(SearchJob.TIME_LIMIT.minusSeconds(80)));
        assertThat(world.queue).hasSize(2);
    }

    @Test
    void what_was_refused_or_joined_late_does_not_count() {
        var owl = started(FOX, "Owl");
        var hawk = started(FOX, "Hawk");
        world.pass(MINUTE);
        assertThat(List.of(start(FOX, "Kite"), start(FOX, "Kite"), start(FOX, "Kite")))
                .hasOnlyElementsOfType(SearchRecords.Started.TooMany.class);
        assertThat(List.of(overtaken(), overtaken(), overtaken()))
                .containsOnly(new SearchRecords.Started.Joined(owl));
        finish(owl);
        finish(hawk);

        started(FOX, "Kite");
        started(FOX, "Crow");
    }

    /** A start of the same search that sees the other one only when it is to be stored. */
    private SearchRecords.Started overtaken() {
        var searches = world.stores.searches();
        var late =
                (SearchJobs)
                        Proxy.newProxyInstance(
                                SearchJobs.class.getClassLoader(),
                                new Class<?>[] {SearchJobs.class},
                                (_, method, arguments) ->
                                        method.getName().equals("of")
                                                ? List.of()
                                                : method.invoke(searches, arguments));
        return new SearchRecords(
                        late,
                        world.queue::add,
                        world.stores.rateLimiter(),
                        () -> world.now,
                        UUID::randomUUID)
                .start(FOX, new Username("Owl"), Optional.empty(), SearchPeriod.WEEK);
    }

    @Test
    void a_search_that_nobody_finished_in_time_blocks_nothing() {
        started(FOX, "Owl");
        started(FOX, "Hawk");
        world.pass(SearchJob.TIME_LIMIT);

        started(FOX, "Owl");
    }

    @Test
    void of_many_same_searches_at_once_one_is_opened_and_the_others_join_it() {
        var results = Samples.atOnce(8, () -> start(FOX, "Owl"));

        assertThat(world.queue).hasSize(1);
        assertThat(world.stores.searches().of(FOX, world.now)).hasSize(1);
        assertThat(results).filteredOn(SearchRecords.Started.Ok.class::isInstance).hasSize(1);
    }

    @Test
    void a_search_that_nobody_began_within_ten_seconds_is_queued_again() {
        var job = started(FOX, "Owl");
        world.queue.clear();
        world.pass(Duration.ofSeconds(10));
        status(job);
        assertThat(world.queue).isEmpty();

        world.pass(Duration.ofSeconds(1));
        status(job);

        assertThat(world.queue).containsExactly(job.id());
    }

    @Test
    void a_search_under_way_or_finished_is_not_queued_again() {
        var job = started(FOX, "Owl");
        world.queue.clear();
        world.pass(MINUTE);
        changed(job, running -> running.at(SearchJob.Progress.NONE, world.now));
        status(job);
        finish(job);
        status(job);

        assertThat(world.queue).isEmpty();
    }

    @Test
    void a_search_that_took_too_long_is_shown_as_failed() {
        var job = started(FOX, "Owl");
        world.queue.clear();
        world.pass(SearchJob.TIME_LIMIT);

        assertThat(status(job).state()).isInstanceOf(SearchJob.State.Failed.class);
        assertThat(world.queue).isEmpty();
    }

    @Test
    void a_search_is_kept_for_a_day() {
        var job = started(FOX, "Owl");
        world.pass(SearchJob.LIFETIME);

        assertThat(world.searchRecords().status(FOX, job.id())).isEmpty();
        assertThat(world.searchRecords().stop(FOX, job.id())).isFalse();
    }

    @Test
    void nobody_sees_or_ends_the_search_of_somebody_else() {
        var job = started(FOX, "Owl");

        assertThat(world.searchRecords().status(HARE, job.id())).isEmpty();
        assertThat(world.searchRecords().stop(HARE, job.id())).isFalse();
        assertThat(world.searchRecords().status(FOX, UUID.randomUUID())).isEmpty();
        assertThat(status(job)).isEqualTo(job);
    }

    @Test
    void whoever_stops_a_search_may_start_another() {
        var job = started(FOX, "Owl");
        started(FOX, "Hawk");

        assertThat(world.searchRecords().stop(FOX, job.id())).isTrue();
        assertThat(world.searchRecords().stop(FOX, job.id())).as("twice").isTrue();

        assertThat(status(job).state()).isEqualTo(new SearchJob.State.Failed(STOPPED));
        world.pass(MINUTE);
        started(FOX, "Owl");
    }

    @Test
    void a_finished_search_stays_as_it_is_when_it_is_stopped() {
        var job = started(FOX, "Owl");
        finish(job);

        assertThat(world.searchRecords().stop(FOX, job.id())).isTrue();

        assertThat(status(job).state()).isEqualTo(new SearchJob.State.Completed(List.of(), false));
    }

    /** Starts a search; whoever got no answer starts it again and looks at it a little later. */
    private static final class Starting implements CrashEverywhere.Story {
        private final LookupWorld world = new LookupWorld();

        @Override
        public void act(CrashPoint crashPoint) {
            world.searchRecords(crashPoint)
                    .start(FOX, new Username("Owl"), Optional.empty(), SearchPeriod.WEEK);
        }

        @Override
        public void repeat() {
            assertThat(start(world, FOX, "Owl"))
                    .isNotInstanceOf(SearchRecords.Started.TooMany.class);
            world.pass(Duration.ofSeconds(11));
            var job = world.stores.searches().of(FOX, world.now).getFirst();
            world.searchRecords().status(FOX, job.id());
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.stores.searches().of(FOX, world.now)).hasSizeBetween(0, 1);
        }

        @Override
        public void isDone() {
            assertThat(world.stores.searches().of(FOX, world.now))
                    .extracting(SearchJob::id)
                    .hasSize(1)
                    .containsExactlyElementsOf(world.queue);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_one_search_that_is_worked_off() throws InterruptedException {
        CrashEverywhere.run(Starting::new);
    }

    /** Ends a search. */
    private static final class Stopping implements CrashEverywhere.Story {
        private final LookupWorld world = new LookupWorld();
        private final SearchJob job = ((SearchRecords.Started.Ok) start(world, FOX, "Owl")).job();

        @Override
        public void act(CrashPoint crashPoint) {
            assertThat(world.searchRecords(crashPoint).stop(FOX, job.id())).isTrue();
        }

        private SearchJob.State state() {
            return world.searchRecords().status(FOX, job.id()).orElseThrow().state();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(state()).isIn(job.state(), new SearchJob.State.Failed(STOPPED));
        }

        @Override
        public void isDone() {
            assertThat(state()).isEqualTo(new SearchJob.State.Failed(STOPPED));
        }
    }

    @Test
    void a_crash_at_any_point_leaves_a_search_that_can_be_stopped() throws InterruptedException {
        CrashEverywhere.run(Stopping::new);
    }
}
