package dev.pacenote.acceptance.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.acceptance.support.records.RealRecords;
import dev.pacenote.acceptance.support.records.RecordedMonths;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Feed;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two months of real world records, played to mappers of those maps: what each must hear, each
 * once, and nothing else.
 */
@Order(4)
@Execution(ExecutionMode.CONCURRENT)
class RealRecordsTest {

    /** Who follows the maps, by the filter of their alert. */
    private static final Map<String, String> MAPPERS = new LinkedHashMap<>();

    static {
        MAPPERS.put("wr one", "wr");
        MAPPERS.put("wr two", "wr");
        MAPPERS.put("top five", "top5");
        MAPPERS.put("all of it", "all");
    }

    private final RealRecords records = RealRecords.load();
    private TestApplication app;
    private Api api;

    @BeforeEach
    void open() {
        app = new TestApplication(records.start()).hastyWithUpstreams();
        var authors = new ArrayList<TmxUser>();
        MAPPERS.forEach((name, _) -> authors.add(new TmxUser(500 + authors.size(), name)));
        records.feed.playInto(app.world, app.inventor, authors, 30);
        api = app.open();
        MAPPERS.forEach(
                (name, filter) -> {
                    var token = api.newcomer(name, address(name));
                    api.post("/api/v1/users/alerts", token, Map.of("record_filter", filter));
                    // A busy machine may need more than the three seconds of the first answer.
                    await().atMost(Duration.ofMinutes(1)).until(() -> mapCount(token) == maps());
                    app.clock.pass(Duration.ofMinutes(6));
                });
    }

    private int mapCount(String token) {
        return api.get("/api/v1/users/alerts", token)
                .json()
                .path("alerts")
                .path(0)
                .path("mapCount")
                .asInt();
    }

    @AfterEach
    void close() {
        assertThat(app.sandbox.manners().breaches()).isEmpty();
        app.close();
    }

    private static String address(String name) {
        return name.replace(' ', '.') + "@example.org";
    }

    private int maps() {
        return (int) records.feed.rows().stream().map(Feed.Row::mapUid).distinct().count();
    }

    private void runAt(Instant moment) {
        app.clock.set(moment);
        var run = api.cron();
        assertThat(run.status()).as(run.body()).isEqualTo(200);
        assertThat(run.json().path("phase1Errors").asInt()).isZero();
        assertThat(run.json().path("emailsFailed").asInt()).isZero();
    }

    private List<TestMailbox.ReportedRecord> toldTo(String name) {
        return app.mailbox().to(address(name)).stream()
                .flatMap(mail -> mail.records().stream())
                .toList();
    }

    /** At most one mail per person and date, and never one without news. */
    private void oneMailADay() {
        assertThat(app.mailbox().all()).isNotEmpty();
        var seen = new HashSet<String>();
        for (var mail : app.mailbox().all()) {
            assertThat(seen.add(mail.to() + mail.day())).as(mail.subject()).isTrue();
            assertThat(mail.records()).isNotEmpty();
        }
    }

    /**
     * What the boards show at the looks: every entry that was driven since the alerts were made, at
     * the look that sees it first, if its place then is within the depth.
     */
    private Set<TestMailbox.ReportedRecord> onBoards(List<Instant> looks, int depth) {
        var seen = new HashSet<TestMailbox.ReportedRecord>();
        var expected = new HashSet<TestMailbox.ReportedRecord>();
        for (var look : looks) {
            for (var track : app.world.tracks()) {
                int place = 0;
                for (Track.Driven driven : track.board(look)) {
                    place++;
                    var told =
                            new TestMailbox.ReportedRecord(
                                    track.uid(),
                                    driven.player().id().toString(),
                                    RealRecords.time(driven.score()));
                    if (seen.add(told) && place <= depth && driven.at().isAfter(records.start())) {
                        expected.add(told);
                    }
                }
            }
        }
        return expected;
    }

    private void everybodyHeard(List<Instant> looks, int worldRecords) {
        var standing = records.standingAt(looks).stream().flatMap(List::stream).toList();
        if (records.real) {
            assertThat(standing).hasSize(worldRecords);
        }
        assertThat(toldTo("wr one")).containsExactlyInAnyOrderElementsOf(standing);
        assertThat(toldTo("wr two")).containsExactlyInAnyOrderElementsOf(standing);
        assertThat(toldTo("top five")).containsExactlyInAnyOrderElementsOf(onBoards(looks, 5));
        assertThat(toldTo("all of it")).containsExactlyInAnyOrderElementsOf(onBoards(looks, 100));
        oneMailADay();
    }

    @Test
    void with_one_run_a_day_each_record_that_stands_is_in_the_mail_of_its_day() {
        var mornings = records.mornings();

        mornings.forEach(this::runAt);

        everybodyHeard(mornings, 106);
        var standing = records.standingAt(mornings);
        var day = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
        for (int i = 0; i < mornings.size(); i++) {
            var date = LocalDate.ofInstant(mornings.get(i), ZoneOffset.UTC);
            var thatDay =
                    app.mailbox().to(address("wr one")).stream()
                            .filter(mail -> mail.day().equals(day.format(date)))
                            .flatMap(mail -> mail.records().stream())
                            .toList();
            assertThat(thatDay).containsExactlyInAnyOrderElementsOf(standing.get(i));
        }
    }

    @FunctionsInLongRun
    @Test
    void with_a_run_after_every_row_all_of_them_are_told_that_day_or_the_next() {
        var looks = new ArrayList<Instant>();
        looks.add(records.mornings().getFirst());
        records.feed.rows().forEach(row -> looks.add(row.at().plusMillis(500)));
        // What the last day's mail could no longer hold goes into the next one's.
        looks.add(looks.getLast().plus(Duration.ofDays(1)));

        looks.forEach(this::runAt);

        everybodyHeard(looks, 160);
    }

    @FunctionsInLongRun
    @Test
    void days_without_a_run_delay_what_stands_and_repeat_nothing() {
        var random = new Random(11);
        var mornings = new ArrayList<>(records.mornings());
        var last = mornings.getLast();
        mornings.removeIf(morning -> !morning.equals(last) && random.nextInt(3) == 0);

        mornings.forEach(this::runAt);

        var standing = records.standingAt(mornings).stream().mapToInt(List::size).sum();
        everybodyHeard(mornings, standing);
    }

    @FunctionsInLongRun
    @Test
    void an_upstream_that_fails_on_random_days_delays_and_invents_nothing() {
        var random = new Random(12);
        var looks = records.mornings();
        for (var morning : looks) {
            if (random.nextInt(3) == 0) {
                fail(random.nextInt(6));
                // Before the mails of the day: nothing may be told that does not stand.
                runAt(morning);
                app.sandbox.faults().clear();
                app.clock.pass(Duration.ofSeconds(30));
                runAt(morning);
            } else {
                runAt(morning);
            }
        }
        runAt(looks.getLast().plus(Duration.ofDays(1)));

        everybodyHeard(looks, 106);
    }

    private void fail(int how) {
        var faults = app.sandbox.faults();
        switch (how) {
            case 0 -> faults.with(Faults.Kind.ERROR, 0.3);
            case 1 -> faults.with(Faults.Kind.EMPTY_LIST, 0.3);
            case 2 -> faults.with(Faults.Kind.HTML, 0.3);
            case 3 -> faults.stale(0.7, Duration.ofHours(30));
            case 4 -> faults.with(Faults.Kind.SILENCE, 0.03);
            default -> faults.with(Faults.Kind.TOO_MANY, 0.03).exchangeDown(true).namesDown(true);
        }
    }

    /**
     * Before some of the rows somebody cheats a time that beats them, for a day or two; some rows
     * are withdrawn themselves. Whoever follows world records, read or counted, must hear of each
     * record that stands first at a look in the mail of that look.
     */
    @FunctionsInLongRun
    @ParameterizedTest
    @CsvSource({"0.01, false", "0.01, true", "0.2, false", "0.2, true"})
    void with_withdrawn_records_each_one_that_stands_first_is_told_at_the_next_run(
            double share, boolean everybody) {
        var play =
                new RecordedMonths(
                        records, everybody ? List.of("wr", "top5", "all") : List.of("wr"));
        try (var own = play.app) {
            int withdrawn = cheat(own, share);
            var mornings = records.mornings();
            var first = firstAt(own, mornings);

            mornings.forEach(play::runAt);

            assertThat(withdrawn).isPositive();
            for (int i = 0; i < mornings.size(); i++) {
                var day =
                        DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
                                .format(LocalDate.ofInstant(mornings.get(i), ZoneOffset.UTC));
                var told =
                        own.mailbox().to("wr@example.org").stream()
                                .filter(mail -> mail.day().equals(day))
                                .flatMap(mail -> mail.records().stream())
                                .toList();
                assertThat(told)
                        .as("%s, %s cheated", day, withdrawn)
                        .containsExactlyInAnyOrderElementsOf(first.get(i));
            }
            var named =
                    own.mailbox().to("wr@example.org").stream()
                            .filter(mail -> mail.text().contains(" was withdrawn"))
                            .toList();
            assertThat(named)
                    .as("who was withdrawn overnight is told of nobody")
                    .hasSizeLessThanOrEqualTo(withdrawn);
            if (share > 0.1) {
                assertThat(named).isNotEmpty();
                assertThat(named).allMatch(mail -> mail.html().contains(" was withdrawn"));
            }
            assertThat(own.sandbox.manners().breaches()).isEmpty();
        }
    }

    private int cheat(TestApplication app, double share) {
        var random = new Random(29);
        int withdrawn = 0;
        int every = (int) Math.round(1 / share);
        var rows = records.feed.rows();
        for (int i = 0; i < rows.size(); i++) {
            if (i % every != every / 2) {
                continue;
            }
            var row = rows.get(i);
            var track = app.world.track(row.mapUid()).orElseThrow();
            var until = row.at().plus(Duration.ofHours(6 + random.nextInt(48)));
            if (random.nextInt(4) == 0) {
                app.world.withdraw(track, row.player().id(), until);
            } else {
                var cheat = new Player(new UUID(99, i), "Cheat " + i, "World");
                var from = row.at().minus(Duration.ofMinutes(1 + random.nextInt(600)));
                app.world.drive(track, cheat, row.score() - 3_000, from);
                app.world.withdraw(track, cheat.id(), until);
            }
            withdrawn++;
        }
        return withdrawn;
    }

    /** What stands first at each look and has not been told by then. */
    private List<List<TestMailbox.ReportedRecord>> firstAt(
            TestApplication app, List<Instant> looks) {
        var seen = new HashSet<TestMailbox.ReportedRecord>();
        var result = new ArrayList<List<TestMailbox.ReportedRecord>>();
        for (var look : looks) {
            var fresh = new ArrayList<TestMailbox.ReportedRecord>();
            for (var track : app.world.tracks()) {
                var first = track.board(look).getFirst();
                var told =
                        new TestMailbox.ReportedRecord(
                                track.uid(),
                                first.player().id().toString(),
                                RealRecords.time(first.score()));
                if (first.at().isAfter(records.start()) && seen.add(told)) {
                    fresh.add(told);
                }
            }
            result.add(fresh);
        }
        return result;
    }
}
