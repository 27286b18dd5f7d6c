package dev.pacenote.application.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A search is worked off: the author's maps, each board once, names at the end. */
class PerformSearchTest {

    private static final AccountId FOX = new AccountId(1);
    private static final PlayerId DRIVER = Samples.driver();
    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");

    private final LookupWorld world = new LookupWorld();

    private static MapListing map(MapUid uid) {
        return LookupWorld.listing(uid, "Map " + uid, Optional.empty());
    }

    /** A board with one record of yesterday. */
    private static void board(LookupWorld world, MapUid map, PlayerId driver) {
        world.leaderboards.boards.put(
                map,
                new Board(
                        map,
                        List.of(
                                Samples.entry(
                                        driver,
                                        1,
                                        40_000,
                                        Samples.NOON.minus(Duration.ofDays(1))))));
    }

    private UUID open(String author, Optional<Username> otherwise) {
        var started =
                world.searchRecords()
                        .start(FOX, new Username(author), otherwise, SearchPeriod.WEEK);
        return ((SearchRecords.Started.Ok) started).job().id();
    }

    private SearchJob performed(UUID id) throws InterruptedException {
        world.performSearch().perform(id);
        return job(id);
    }

    private SearchJob job(UUID id) {
        return world.stores.searches().find(id, world.now).orElseThrow();
    }

    private SearchJob search(String author) throws InterruptedException {
        return performed(open(author, Optional.empty()));
    }

    private static List<SearchJob.MapRecords> result(SearchJob job) {
        assertThat(job.state()).isInstanceOf(SearchJob.State.Completed.class);
        return ((SearchJob.State.Completed) job.state()).result();
    }

    private static boolean isPartial(SearchJob job) {
        assertThat(job.state()).isInstanceOf(SearchJob.State.Completed.class);
        return ((SearchJob.State.Completed) job.state()).partial();
    }

    private static String why(SearchJob job) {
        assertThat(job.state()).isInstanceOf(SearchJob.State.Failed.class);
        return ((SearchJob.State.Failed) job.state()).why();
    }

    @Test
    void the_records_of_the_period_are_found_with_the_names_of_their_drivers()
            throws InterruptedException {
        world.exchange.list("Owl", map(ONE), map(TWO));
        world.names.names.put(DRIVER, "Speedy");
        var unknown = Samples.driver();
        world.leaderboards.boards.put(
                ONE,
                Samples.board(
                        ONE,
                        Samples.entry(unknown, 1, 39_000, Samples.NOON.minus(Duration.ofDays(7))),
                        Samples.entry(DRIVER, 2, 40_000, Samples.NOON.minus(Duration.ofDays(1))),
                        Samples.entry(
                                Samples.driver(),
                                3,
                                41_000,
                                Samples.NOON.minus(Duration.ofDays(7)).minusSeconds(1))));

        var job = search("owl");

        var found = result(job);
        assertThat(found).extracting(SearchJob.MapRecords::map).containsExactly(map(ONE).map());
        assertThat(found.getFirst().lines())
                .extracting(SearchJob.Line::player)
                .containsExactly(unknown.toString(), "Speedy");
        assertThat(isPartial(job)).isFalse();
        assertThat(job.progress()).isEqualTo(new SearchJob.Progress(2, 2, 0));
    }

    @Test
    void an_author_without_maps_has_an_empty_result() throws InterruptedException {
        world.exchange.list("Owl");

        assertThat(result(search("Owl"))).isEmpty();
    }

    @Test
    void the_other_reading_counts_when_nobody_has_the_first_name() throws InterruptedException {
        world.exchange.list("Eule", map(ONE));
        board(world, ONE, DRIVER);

        var job = performed(open("Owl", Optional.of(new Username("Eule"))));

        assertThat(result(job)).hasSize(1);
    }

    @Test
    void an_author_who_is_no_user_of_the_exchange_is_found_by_the_name_on_the_maps()
            throws InterruptedException {
        world.exchange.byName.put("Owl", List.of(map(ONE)));
        board(world, ONE, DRIVER);

        assertThat(result(search("Owl"))).hasSize(1);
    }

    @Test
    void one_map_that_cannot_be_read_stops_no_other() throws InterruptedException {
        world.exchange.list("Owl", map(ONE), map(TWO));
        world.leaderboards.unreadable.add(ONE);
        board(world, TWO, DRIVER);

        var job = search("Owl");

        assertThat(result(job)).extracting(r -> r.map().uid()).containsExactly(TWO);
        assertThat(job.progress()).isEqualTo(new SearchJob.Progress(2, 1, 1));
        assertThat(isPartial(job)).isFalse();
    }

    @Test
    void a_search_of_which_no_map_can_be_read_fails() throws InterruptedException {
        world.exchange.list("Owl", map(ONE), map(TWO));
        world.leaderboards.unreadable.addAll(List.of(ONE, TWO));

        var job = search("Owl");

        assertThat(why(job)).isEqualTo("None of the maps could be read. Please try again later.");
        assertThat(job.progress()).isEqualTo(new SearchJob.Progress(2, 0, 2));
    }

    @Test
    void a_search_fails_while_the_exchange_is_away() throws InterruptedException {
        world.exchange.isAway = true;

        assertThat(why(search("Owl")))
                .isEqualTo(
                        "The Trackmania services are not available right now. Please try again"
                                + " later.");
    }

    @Test
    void names_that_are_not_to_be_had_never_fail_a_search() throws InterruptedException {
        world.exchange.list("Owl", map(ONE));
        board(world, ONE, DRIVER);
        world.names.isAway = true;

        assertThat(result(search("Owl")).getFirst().lines())
                .extracting(SearchJob.Line::player)
                .containsExactly(DRIVER.toString());
    }

    @Test
    void a_trouble_of_ours_is_passed_on_and_the_search_can_be_repeated()
            throws InterruptedException {
        world.exchange.list("Owl", map(ONE));
        board(world, ONE, DRIVER);
        var id = open("Owl", Optional.empty());
        world.leaderboards.before =
                _ -> {
                    throw new IllegalArgumentException("a fault");
                };
        assertThatThrownBy(() -> world.performSearch().perform(id)).hasRootCauseMessage("a fault");
        world.leaderboards.before = _ -> {};

        assertThat(result(performed(id))).hasSize(1);
    }

    @Test
    void a_board_that_was_fetched_for_somebody_else_serves_for_ten_minutes()
            throws InterruptedException {
        world.exchange.list("Owl", map(ONE));
        board(world, ONE, DRIVER);
        search("Owl");
        world.pass(Duration.ofMinutes(10));
        search("Owl");
        assertThat(world.leaderboards.asked).hasSize(1);

        world.pass(Duration.ofSeconds(1));
        search("Owl");

        assertThat(world.leaderboards.asked).hasSize(2);
    }

    @Test
    void a_search_that_comes_to_its_end_twice_is_worked_off_once() throws InterruptedException {
        world.exchange.list("Owl", map(ONE));
        var id = open("Owl", Optional.empty());
        var job = performed(id);
        world.exchange.asked.clear();

        assertThat(performed(id)).isEqualTo(job);
        world.performSearch().perform(UUID.randomUUID());
        assertThat(world.exchange.asked).isEmpty();
    }

    @Test
    void a_search_that_waited_too_long_fails_without_a_question() throws InterruptedException {
        var id = open("Owl", Optional.empty());
        world.pass(SearchJob.TIME_LIMIT);

        assertThat(why(performed(id))).contains("took too long");
        assertThat(world.exchange.asked).isEmpty();
    }

    private List<MapUid> twentyMapsOfOwl() {
        var maps =
                IntStream.range(0, 20)
                        .mapToObj(
                                i ->
                                        LookupWorld.listing(
                                                new MapUid("map" + i),
                                                "Map",
                                                Optional.of(
                                                        Samples.NOON.minus(Duration.ofDays(i)))))
                        .toList();
        // Any order but the one in which they are read.
        var listed = new ArrayList<>(maps.subList(10, 20));
        listed.addAll(maps.subList(0, 10));
        world.exchange.list("Owl", listed.toArray(MapListing[]::new));
        var uids = maps.stream().map(map -> map.map().uid()).toList();
        uids.forEach(uid -> board(world, uid, DRIVER));
        return uids;
    }

    @Test
    void when_the_time_is_over_the_most_recently_active_maps_are_there()
            throws InterruptedException {
        var maps = twentyMapsOfOwl();
        // Asked for when the first of all is there.
        world.leaderboards.before =
                map -> {
                    if (map.equals(maps.get(8))) {
                        world.pass(SearchJob.READING_TIME);
                    }
                };

        var job = search("Owl");

        assertThat(isPartial(job)).isTrue();
        assertThat(result(job)).extracting(r -> r.map().uid()).contains(maps.getFirst());
        assertThat(job.progress().total()).isEqualTo(20);
        assertThat(job.progress().checked()).isBetween(1, 9).isEqualTo(result(job).size());
        assertThat(world.leaderboards.asked)
                .contains(maps.getFirst())
                .doesNotContain(maps.getLast());
    }

    @Test
    void a_board_that_does_not_come_in_time_is_not_waited_for() throws InterruptedException {
        world.exchange.list("Owl", map(ONE));
        var never = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        world.leaderboards.before =
                _ -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                };
        var id = open("Owl", Optional.empty());
        world.pass(SearchJob.READING_TIME.minusMillis(1));

        assertThat(why(performed(id))).contains("None of the maps could be read");

        assertThat(interrupted.await(1, TimeUnit.MINUTES)).as("the question is dropped").isTrue();
    }

    @Test
    void a_search_that_is_stopped_asks_no_further_and_stays_stopped() throws InterruptedException {
        var maps = twentyMapsOfOwl();
        var id = open("Owl", Optional.empty());
        world.leaderboards.before =
                _ -> {
                    world.searchRecords().stop(FOX, id);
                    world.pass(Duration.ofSeconds(1));
                };

        assertThat(why(performed(id))).isEqualTo("You stopped this search.");

        assertThat(world.leaderboards.asked).isNotEmpty().doesNotContain(maps.getLast());
        assertThat(world.names.asked).isEmpty();
    }

    @Test
    void a_search_whose_owner_leaves_is_gone_for_good() throws InterruptedException {
        world.exchange.list("Owl", map(ONE));
        board(world, ONE, DRIVER);
        var id = open("Owl", Optional.empty());
        world.leaderboards.before = _ -> world.stores.searches().forgetAllOf(FOX);

        world.performSearch().perform(id);

        assertThat(world.stores.searches().find(id, world.now)).isEmpty();
        assertThat(world.names.asked).isEmpty();
    }

    /** Works a search off; the queue hands it out again when nobody finished it. */
    private static final class Performing implements CrashEverywhere.Story {
        private final LookupWorld world = new LookupWorld();
        private final UUID id;

        Performing() {
            world.exchange.list("Owl", map(ONE), map(TWO));
            world.names.names.put(DRIVER, "Speedy");
            board(world, ONE, DRIVER);
            board(world, TWO, Samples.driver());
            id =
                    ((SearchRecords.Started.Ok)
                                    world.searchRecords()
                                            .start(
                                                    FOX,
                                                    new Username("Owl"),
                                                    Optional.empty(),
                                                    SearchPeriod.WEEK))
                            .job()
                            .id();
        }

        @Override
        public void act(CrashPoint crashPoint) throws InterruptedException {
            world.performSearch(crashPoint).perform(id);
        }

        private SearchJob job() {
            return world.stores.searches().find(id, world.now).orElseThrow();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(job().state()).isNotInstanceOf(SearchJob.State.Failed.class);
            if (job().finished()) {
                isDone();
            }
        }

        @Override
        public void isDone() {
            assertThat(result(job())).extracting(r -> r.map().uid()).containsExactly(ONE, TWO);
            assertThat(result(job()).getFirst().lines())
                    .extracting(SearchJob.Line::player)
                    .containsExactly("Speedy");
            assertThat(world.leaderboards.asked).as("boards asked for").hasSizeBetween(2, 4);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_a_search_that_the_next_worker_finishes()
            throws InterruptedException {
        CrashEverywhere.run(Performing::new);
    }
}
