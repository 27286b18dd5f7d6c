package dev.pacenote.acceptance.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.acceptance.support.records.RealRecords;
import dev.pacenote.acceptance.support.records.RecordedMonths;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Asking which places scores would get costs a tenth of reading every board, and tells people just
 * the same: two months of real records, asked for in both ways.
 */
@FunctionsInLongRun
@Order(3)
@Execution(ExecutionMode.CONCURRENT)
class SurveyCostTest {

    /** From here on also boards are not answered for. */
    private static final int BOARDS_FAIL_TOO = 4;

    private static final List<String> LESS = List.of("wr", "top5", "driver");

    private final RealRecords records = RealRecords.load();
    private final List<TestApplication> apps = new ArrayList<>();

    @AfterEach
    void close() {
        apps.forEach(app -> assertThat(app.sandbox.manners().breaches()).isEmpty());
        apps.forEach(TestApplication::close);
    }

    private RecordedMonths play(List<String> followers) {
        var play = new RecordedMonths(records, followers);
        apps.add(play.app);
        return play;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everybody_hears_word_for_word_what_reading_every_board_would_tell(
            boolean newTiesRankBehind) {
        var asking = play(LESS);
        var everybody = new ArrayList<>(LESS);
        everybody.add("all");
        var reading = play(everybody);
        asking.app.sandbox.faults().newTiesRankBehind(newTiesRankBehind);
        asking.app.sandbox.manners().clear();
        var mornings = records.mornings();

        for (var morning : mornings) {
            asking.runAt(morning);
            reading.runAt(morning);
        }

        for (var follower : LESS) {
            assertThat(asking.mailsTo(follower))
                    .as(follower)
                    .noneMatch(mail -> mail.contains("within 7 days"))
                    .isEqualTo(reading.mailsTo(follower))
                    .isNotEmpty();
        }
        if (records.real) {
            assertThat(asking.toldTo("wr")).hasSize(106);
        }
        long maps = asking.app.world.tracks().size();
        assertThat(asking.asked("live top") + asking.asked("live positions"))
                .as("requests for the boards of %s maps on %s days", maps, mornings.size())
                .isLessThan(maps * mornings.size() / 4);
    }

    /** What stands within a depth at each of some looks, and since the alerts were made. */
    private Set<TestMailbox.ReportedRecord> standing(TestApplication app, Instant look, int depth) {
        var standing = new HashSet<TestMailbox.ReportedRecord>();
        for (var track : app.world.tracks()) {
            track.board(look).stream()
                    .limit(depth)
                    .filter(driven -> driven.at().isAfter(records.start()))
                    .forEach(
                            driven ->
                                    standing.add(
                                            new TestMailbox.ReportedRecord(
                                                    track.uid(),
                                                    driven.player().id().toString(),
                                                    RealRecords.time(driven.score()))));
        }
        return standing;
    }

    private Set<TestMailbox.ReportedRecord> everStanding(
            TestApplication app, List<Instant> looks, int depth) {
        return looks.stream()
                .flatMap(look -> standing(app, look, depth).stream())
                .collect(Collectors.toSet());
    }

    /** What stands at a look and still does so many looks later must have been told by then. */
    private Set<TestMailbox.ReportedRecord> lasting(
            TestApplication app, List<Instant> looks, int depth, int later) {
        var lasting = new HashSet<TestMailbox.ReportedRecord>();
        for (int i = 0; i + later < looks.size(); i++) {
            var all = standing(app, looks.get(i), depth);
            for (int j = 1; j <= later; j++) {
                all.retainAll(standing(app, looks.get(i + j), depth));
            }
            lasting.addAll(all);
        }
        return lasting;
    }

    @Test
    void all_in_time_hears_the_top_five_the_same_day_and_the_rest_within_seven() {
        var play = play(List.of("all in time"));
        var mornings = records.mornings();

        var token = play.logIn("all in time");
        var alert = play.api.get("/api/v1/users/alerts", token).json().path("alerts").path(0);
        assertThat(alert.path("promisedDays").asInt()).isEqualTo(7);
        JsonNode run = null;
        for (var morning : mornings) {
            run = play.runAt(morning);
        }

        assertThat(figure(Objects.requireNonNull(run), "promised_days_top_100")).isEqualTo(7);
        assertThat(play.app.mailbox().all())
                .isNotEmpty()
                .allSatisfy(
                        mail -> assertThat(mail.text()).contains("places 6 to 100 within 7 days"));
        var told = play.toldTo("all in time");
        assertThat(told).isNotEmpty().doesNotHaveDuplicates();
        assertThat(everStanding(play.app, mornings, 100)).containsAll(told);
        assertThat(told).containsAll(everStanding(play.app, mornings, 5));
        assertThat(told).containsAll(lasting(play.app, mornings, 100, 7));
        assertThat(play.asked("live top"))
                .isLessThan((long) play.app.world.tracks().size() * mornings.size() / 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whatever_the_position_service_does_nothing_is_lost_and_nothing_invented(int how) {
        var play = play(List.of("wr", "top5"));
        var random = new Random(how);
        var mornings = records.mornings();
        for (var morning : mornings) {
            annoy(play.app.sandbox.faults(), how, random);
            var progress = play.runAt(morning).path("progress");
            if (how < BOARDS_FAIL_TOO) {
                assertThat(progress.path("maps_surveyed").asInt())
                        .as("whoever is not answered for is read")
                        .isEqualTo(progress.path("maps_total").asInt());
            }
        }
        play.app.sandbox.faults().clear();
        play.runAt(mornings.getLast().plus(Duration.ofDays(1)));

        for (var follower : Map.of("wr", 1, "top5", 5).entrySet()) {
            var told = play.toldTo(follower.getKey());
            assertThat(told).isNotEmpty().doesNotHaveDuplicates();
            assertThat(everStanding(play.app, mornings, follower.getValue())).containsAll(told);
            assertThat(told).containsAll(lasting(play.app, mornings, follower.getValue(), 1));
        }
    }

    private static void annoy(Faults faults, int how, Random random) {
        faults.clear();
        switch (how) {
            case 0 -> faults.positionLag(Duration.ofHours(6));
            case 1 -> faults.positionLag(Duration.ofMinutes(random.nextInt(360))).omitted(0.2);
            case 2 -> faults.omitted(1);
            case 3 -> faults.newTiesRankBehind(random.nextBoolean()).omitted(0.02);
            default ->
                    faults.with(Faults.Kind.EMPTY_LIST, 0.1)
                            .newTiesRankBehind(true)
                            .positionLag(Duration.ofHours(3));
        }
    }

    @Test
    void what_cannot_be_probed_is_read_and_the_record_says_so() {
        var play = play(List.of("top5"));
        var tracks = play.app.world.tracks();
        tracks.get(0).secret(true);
        var owned = tracks.get(1);
        var guest = new Player(Sandbox.guest(), "Guest", "World");
        play.app.world.add(guest);
        play.app.drive(owned, guest, owned.board(records.start()).get(3).score() - 1);
        var first = play.runAt(records.mornings().get(0));
        assertThat(figure(first, "boards_read_first_look")).isEqualTo(tracks.size());

        var second = play.runAt(records.mornings().get(1));

        assertThat(figure(second, "boards_read_not_askable")).isEqualTo(1);
        assertThat(figure(second, "boards_read_own_record")).isEqualTo(1);
        assertThat(figure(second, "maps_unchanged")).isPositive();
        var requests = second.path("survey").path("requests");
        assertThat(requests.path("live positions").asLong())
                .isEqualTo(figure(second, "probe_requests"));
        assertThat(requests.path("live top").asLong()).isEqualTo(figure(second, "boards_read"));
        assertThat(second.path("upstream_requests").asLong())
                .isEqualTo(
                        requests.properties().stream()
                                .mapToLong(endpoint -> endpoint.getValue().asLong())
                                .sum());
        assertThat(second.path("survey").path("oddities")).isEmpty();
    }

    private static long figure(JsonNode run, String name) {
        return run.path("survey").path("figures").path(name).asLong(0);
    }

    @Test
    void a_wider_filter_tells_nothing_of_the_time_before_its_first_section() {
        var play = play(List.of("wr"));
        var mornings = records.mornings();
        var before = mornings.subList(0, 40);
        before.subList(0, 20).forEach(play::runAt);
        // Third places, which nobody wants to hear of yet and no run looks at.
        var third = new Player(UUID.randomUUID(), "Third", "Norway");
        for (var track : play.app.world.tracks().subList(0, 20)) {
            var board = track.board(play.app.clock.instant());
            play.app.drive(track, third, board.get(2).score() - 1);
        }
        before.subList(20, 40).forEach(play::runAt);
        int told = play.toldTo("wr").size();
        var token = play.logIn("wr");
        var alert = play.api.get("/api/v1/users/alerts", token).json().path("alerts").path(0);
        var changed =
                play.api.put(
                        "/api/v1/users/alerts/" + alert.path("id").asText(),
                        token,
                        Map.of("record_filter", "all"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);

        play.runAt(mornings.get(40));

        var fresh = play.toldTo("wr").subList(told, play.toldTo("wr").size());
        var driven = standing(play.app, mornings.get(40), 100);
        driven.removeAll(standing(play.app, before.getLast(), 100));
        assertThat(driven).containsAll(fresh);
        assertThat(everStanding(play.app, before, 5).size())
                .as("there was more to tell")
                .isGreaterThan(told);
    }

    @Test
    void a_dry_run_asks_as_little_as_its_run_and_shows_the_same_mails() {
        var play = play(List.of("wr", "top5", "driver"));
        int mails = 0;
        for (var morning : records.mornings().subList(0, 25)) {
            play.app.clock.set(morning);
            var admin = play.api.logIn("boss@example.org").text("access_token");
            var started = play.api.post("/api/v1/admin/runs", admin, Map.of("dry_run", true));
            assertThat(started.status()).as(started.body()).isEqualTo(202);
            var path = started.header("Location");
            await().until(() -> play.api.get(path, admin).text("state").equals("completed"));
            var dryRun = play.api.get(path, admin).json();

            var run = play.runAt(morning);

            assertThat(dryRun.path("preview"))
                    .hasSize(run.path("summary").path("emailsSent").asInt());
            assertThat(dryRun.path("progress")).isEqualTo(run.path("progress"));
            assertThat(dryRun.path("survey").path("figures"))
                    .isEqualTo(run.path("survey").path("figures"));
            mails += dryRun.path("preview").size();
        }
        assertThat(mails).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.12})
    void a_service_that_contradicts_itself_is_not_believed_and_every_board_is_read(double share) {
        var play = play(List.of("top5"));
        play.runAt(records.mornings().get(0));
        play.app.sandbox.faults().confusedTies(share);

        var run = play.runAt(records.mornings().get(1));

        assertThat(run.path("survey").path("oddities").toString()).contains("every board was read");
        assertThat(figure(run, "boards_read"))
                .isGreaterThanOrEqualTo(play.app.world.tracks().size());
    }
}
