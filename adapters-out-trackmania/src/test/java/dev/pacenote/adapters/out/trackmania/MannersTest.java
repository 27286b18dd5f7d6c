package dev.pacenote.adapters.out.trackmania;

import static dev.pacenote.adapters.out.http.client.RequestObserver.Outcome.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.RequestObserver;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryUpstreamTokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.FreePlaces;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.sandbox.Faults;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the clients behave when the upstream is slow, busy, odd or away, and how often they ask. */
class MannersTest {

    private final TestWorld world = new TestWorld(8, 100_000);
    private final NadeoLeaderboards boards = world.upstreams.leaderboards(Priority.RUN);

    @AfterEach
    void close() {
        world.close();
    }

    private MapUid map(int number) {
        return new MapUid(
                world.world.tracks().stream()
                        .filter(t -> t.authors().contains(TestWorld.FOX))
                        .toList()
                        .get(number)
                        .uid());
    }

    private static void assertFails(Kind kind, Runnable question) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void one_login_serves_many_callers_at_once() {
        var number = new AtomicInteger();
        Samples.atOnce(8, () -> boards.top(map(number.getAndIncrement() % 8)));

        assertThat(world.requests("core login")).isEqualTo(1);
        assertThat(world.requests("live top")).isEqualTo(8);
    }

    @Test
    void a_token_is_refreshed_before_it_ends_and_a_lapsed_one_becomes_a_login() {
        boards.top(map(0));
        world.now.set(TestWorld.NOON.plus(Duration.ofMinutes(56)));
        boards.top(map(0));
        assertThat(world.requests("core refresh")).isEqualTo(1);

        world.now.set(TestWorld.NOON.plus(Duration.ofDays(3)));
        boards.top(map(0));

        assertThat(world.requests("core login")).isEqualTo(2);
        assertThat(world.requests("live unauthorized")).isZero();
    }

    @Test
    void a_token_that_is_refused_early_is_replaced_at_once() {
        boards.top(map(0));
        var skewed =
                new StandaloneUpstreams(
                        world.settings(1000, "P / t / x"),
                        new FreePlaces(),
                        new InMemoryUpstreamTokens(),
                        () -> TestWorld.NOON,
                        RequestObserver.NOBODY);
        var late = skewed.upstreams().leaderboards(Priority.RUN);
        late.top(map(0));
        // Upstream it is two hours later: our clock still believes in the token.
        world.now.set(TestWorld.NOON.plus(Duration.ofHours(2)));

        assertThat(late.top(map(0)).isEmpty()).isFalse();
        assertThat(world.requests("live unauthorized")).isEqualTo(1);
        skewed.close();
    }

    @Test
    void a_refused_login_is_not_repeated_for_a_while() {
        world.sandbox.faults().loginRefused(true);
        for (int i = 0; i < 5; i++) {
            assertFails(Kind.FAILED, () -> boards.top(map(0)));
        }
        assertThat(world.requests("core login")).isEqualTo(1);

        world.sandbox.faults().loginRefused(false);
        world.now.set(TestWorld.NOON.plusSeconds(61));
        assertThat(boards.top(map(0)).isEmpty()).isFalse();
    }

    @Test
    void trouble_that_passes_is_not_noticed() {
        boards.top(map(0));
        world.sandbox.faults().with(Faults.Kind.ERROR, 0.3);
        for (int i = 0; i < 8; i++) {
            assertThat(boards.top(map(i)).isEmpty()).isFalse();
        }
    }

    @Test
    void a_dead_map_fails_alone_after_a_few_tries() {
        boards.top(map(0));
        world.sandbox.faults().dead(map(1).value());

        assertFails(Kind.FAILED, () -> boards.top(map(1)));
        assertThat(world.requests("live top")).isEqualTo(1 + 4);
        assertThat(boards.top(map(2)).isEmpty()).isFalse();
    }

    @Test
    void whoever_watches_sees_every_request_and_what_came_of_it() {
        boards.top(map(0));
        world.sandbox.faults().dead(map(1).value());
        world.seen.clear();

        assertFails(Kind.FAILED, () -> boards.top(map(1)));
        boards.top(map(2));

        assertThat(world.seen)
                .extracting(seen -> seen.asked().priority())
                .containsOnly(Priority.RUN);
        assertThat(world.seen)
                .extracting(seen -> seen.asked().endpoint() + " " + seen.answered().outcome())
                .containsExactly(
                        "live top FAILED",
                        "live top FAILED",
                        "live top FAILED",
                        "live top FAILED",
                        "live top OK");
        assertThat(world.seen.getLast().answered().took()).isPositive();
    }

    @Test
    void retry_after_is_honoured() {
        boards.top(map(0));
        world.sandbox.faults().with(Faults.Kind.TOO_MANY, 1);
        long start = System.nanoTime();

        assertFails(Kind.BUSY, () -> boards.top(map(0)));

        // Three repetitions, each a second after the answer that asked for it.
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(world.requests("fault 429")).isEqualTo(4);
    }

    @Test
    void silence_ends_after_the_time_limit_and_is_not_repeated() {
        boards.top(map(0));
        world.sandbox.faults().with(Faults.Kind.SILENCE, 1);

        try (var hasty =
                with(
                        new UpstreamConfiguration.Limits(
                                TestWorld.PATIENT.connect(),
                                Duration.ofMillis(200),
                                TestWorld.PATIENT.firstRetry(),
                                TestWorld.PATIENT.rest()))) {
            var impatient = hasty.upstreams().leaderboards(Priority.RUN);
            assertFails(Kind.TIMEOUT, () -> impatient.top(map(0)));
        }
        assertThat(world.seen.stream().filter(seen -> seen.answered().outcome() == SILENT))
                .as("asked once")
                .hasSize(1);
    }

    @Test
    void answers_that_make_no_sense_are_no_boards() {
        boards.top(map(0));
        for (var kind : Set.of(Faults.Kind.EMPTY_LIST, Faults.Kind.HTML)) {
            world.sandbox.faults().clear();
            world.sandbox.faults().with(kind, 1);
            assertFails(Kind.FAILED, () -> boards.top(map(0)));
        }
    }

    @Test
    void an_upstream_that_is_away_is_left_alone() {
        boards.top(map(0));
        world.sandbox.faults().everythingDown(true);
        for (int i = 0; i < 6; i++) {
            assertFails(Kind.AWAY, () -> boards.top(map(0)));
        }
        long asked = world.requests("down");
        assertFails(Kind.AWAY, () -> boards.top(map(0)));
        assertThat(world.requests("down")).as("left alone").isEqualTo(asked);
    }

    @Test
    void an_upstream_that_was_away_is_found_again_after_its_rest() {
        boards.top(map(0));
        var rest = Duration.ofMillis(400);
        try (var others =
                with(
                        new UpstreamConfiguration.Limits(
                                TestWorld.PATIENT.connect(),
                                TestWorld.PATIENT.answer(),
                                TestWorld.PATIENT.firstRetry(),
                                rest))) {
            var upstreams = others.upstreams();
            var found = upstreams.leaderboards(Priority.RUN);
            world.sandbox.faults().everythingDown(true);
            Samples.until(
                    () -> {
                        assertFails(Kind.AWAY, () -> found.top(map(0)));
                        return upstreams.resting(Upstreams.Service.NADEO_LIVE);
                    });

            world.sandbox.faults().everythingDown(false);

            Samples.until(() -> answers(found));
            assertThat(Upstreams.Service.values()).noneMatch(upstreams::resting);
        }
    }

    private StandaloneUpstreams with(UpstreamConfiguration.Limits limits) {
        return world.upstreams(world.settings(100_000, TestWorld.NAME).with(limits));
    }

    private boolean answers(NadeoLeaderboards asked) {
        try {
            return !asked.top(map(0)).isEmpty();
        } catch (UpstreamException resting) {
            assertThat(resting.kind()).isEqualTo(Kind.AWAY);
            return false;
        }
    }

    @Test
    void a_cursor_that_does_not_move_is_no_list() {
        try (var big = new TestWorld(2100, 100_000)) {
            big.sandbox.faults().cursorStuck(true);
            assertFails(
                    Kind.FAILED,
                    () ->
                            big.upstreams
                                    .exchange(Priority.RUN)
                                    .mapsBy(new AuthorId(TestWorld.FOX.id())));
        }
    }

    @Test
    void secret_scores_are_hidden_and_keep_their_places() {
        var uid = map(0);
        world.world.track(uid.value()).orElseThrow().secret(true);

        var board = boards.top(uid);

        assertThat(board.entries().getFirst().score()).isEqualTo(Score.Hidden.HIDDEN);
        assertThat(board.entries().get(10).score()).isInstanceOf(Score.Visible.class);
    }

    @Test
    void every_request_says_who_asks() {
        var anonymous =
                new StandaloneUpstreams(
                        world.settings(1000, "nobody"),
                        new FreePlaces(),
                        new InMemoryUpstreamTokens(),
                        world.clock,
                        RequestObserver.NOBODY);

        assertFails(
                Kind.FAILED, () -> anonymous.upstreams().leaderboards(Priority.RUN).top(map(0)));
        assertThat(world.sandbox.manners().breaches()).isNotEmpty();
        anonymous.close();
    }
}
