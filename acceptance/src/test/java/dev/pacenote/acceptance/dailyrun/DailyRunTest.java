package dev.pacenote.acceptance.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.MailServer;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.acceptance.support.records.RealRecords;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.Track;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The daily run from outside, on good days and on bad ones (contract 3.6, 3.7). */
class DailyRunTest {

    private static final Instant START = Instant.parse("2026-11-19T12:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final Player NOVA =
            new Player(UUID.fromString("0b0c0d0e-1111-4222-8333-444455556666"), "Nova", "Latvia");

    private final TestApplication app = new TestApplication(START);

    @AfterEach
    void close() {
        app.close();
    }

    /** A mapper with maps, who follows them, after a first quiet run. */
    private Api withMapper(int maps, String filter) {
        app.inventor.author(
                app.world,
                new TmxUser(1, "fox"),
                maps,
                20,
                Inventor.Pace.STILL,
                LocalDate.ofInstant(START, ZoneOffset.UTC));
        app.world.add(NOVA);
        var api = app.open();
        var token = api.newcomer("fox", "fox@example.org");
        api.post("/api/v1/users/alerts", token, Map.of("record_filter", filter));
        assertThat(api.cron().status()).isEqualTo(200);
        assertThat(app.mailbox().all()).isEmpty();
        return api;
    }

    private Track track(int number) {
        return app.world.tracks().get(number);
    }

    /** Somebody beats the best time by so many milliseconds, an hour before the morning. */
    private void newRecord(int map, Player player, int gain) {
        int best = track(map).board(MORNING).getFirst().score();
        var at = MORNING.minus(Duration.ofHours(1));
        app.sandbox.faults().clear();
        drive(map, new Track.Driven(player, best - gain, at));
    }

    private void drive(int map, Track.Driven driven) {
        app.clock.set(driven.at());
        var body =
                Map.of(
                        "mapUid", track(map).uid(),
                        "accountId", driven.player().id().toString(),
                        "name", driven.player().name(),
                        "zone", driven.player().zone(),
                        "score", driven.score());
        var control = URI.create(app.sandbox.url("control") + "/records");
        var answer =
                new Api(control.getPort())
                        .send(
                                new Api(control.getPort())
                                        .json("/control/records")
                                        .POST(Api.body(body)));
        assertThat(answer.status()).isEqualTo(200);
    }

    /** What the history says of the mapper's part of today's mail. */
    private static JsonNode historyOfToday(Api api) {
        var token = api.logIn("fox@example.org").text("access_token");
        var days = new ArrayList<JsonNode>();
        api.get("/api/v1/notification-history", token)
                .json()
                .path("history")
                .forEach(
                        day -> {
                            if (day.path("date").asText().equals(TODAY.toString())) {
                                days.add(day);
                            }
                        });
        assertThat(days).hasSize(1);
        assertThat(days.getFirst().path("driver_notification").isObject()).isFalse();
        return days.getFirst().path("mapper_alert");
    }

    private static final LocalDate TODAY = LocalDate.ofInstant(MORNING, ZoneOffset.UTC);

    @Tag("mixed")
    @Test
    void a_record_is_in_the_mail_with_everything_a_mapper_wants_to_know() {
        var api = withMapper(3, "top5");
        newRecord(1, NOVA, 40);
        app.clock.set(MORNING);

        var run = api.cron();

        assertThat(run.json().path("emailsSent").asInt()).isEqualTo(1);
        assertThat(run.json().path("phase1Processed").asInt()).isEqualTo(1);
        assertThat(run.text("date")).isEqualTo("2026-11-20");
        var mail = app.mailbox().to("fox@example.org").getFirst();
        var time = RealRecords.time(track(1).board(MORNING).getFirst().score());
        assertThat(mail.subject()).isEqualTo("Pacenote 20 Nov 2026: 1 new record on 1 map");
        assertThat(mail.messageId()).isEqualTo("<daily.2026-11-20.1@pacenote.example>");
        assertThat(mail.text())
                .contains("#1  " + time + "  Nova  (Latvia, 20 Nov 2026 04:00 UTC)")
                .contains("https://trackmania.exchange/mapshow/" + track(1).mapId())
                .contains("https://trackmania.io/#/leaderboard/" + track(1).uid());
        assertThat(historyOfToday(api).path("status").asText()).isEqualTo("sent");
        assertThat(historyOfToday(api).path("records_found").asInt()).isEqualTo(1);
        assertThat(api.get("/health/ready").json().path("checks").path("lastRun").path("state"))
                .hasToString("\"completed\"");
    }

    @Test
    void a_day_without_news_sends_nothing_and_says_so() {
        var api = withMapper(3, "all");
        app.clock.set(MORNING);

        var run = api.cron();

        assertThat(run.json().path("emailsSent").asInt()).isZero();
        assertThat(run.json().path("emailsSkipped").asInt()).isEqualTo(1);
        assertThat(app.mailbox().all()).isEmpty();
        assertThat(historyOfToday(api).path("status").asText()).isEqualTo("no_new_times");
    }

    @Test
    void runs_in_turn_and_at_once_send_each_mail_once() {
        var api = withMapper(3, "wr");
        newRecord(0, NOVA, 40);
        app.clock.set(MORNING);
        app.sandbox.faults().latency(Duration.ofMillis(60));

        var calls = new ArrayList<CompletableFuture<Api.Answer>>();
        for (int i = 0; i < 32; i++) {
            calls.add(CompletableFuture.supplyAsync(api::cron, Thread::startVirtualThread));
        }
        var answers = calls.stream().map(CompletableFuture::join).toList();

        assertThat(answers).filteredOn(a -> a.status() == 200).hasSizeGreaterThanOrEqualTo(1);
        assertThat(answers)
                .filteredOn(a -> a.status() != 200)
                .allSatisfy(
                        a -> {
                            assertThat(a.text("code")).isEqualTo("run_in_progress");
                            assertThat(a.header("Location"))
                                    .isEqualTo("/api/v1/cron/runs/2026-11-20");
                        });
        assertThat(api.cron().json().path("emailsSent").asInt()).isZero();
        assertThat(app.mailbox().all()).hasSize(1);
    }

    @Test
    void a_run_can_be_left_alone_and_looked_at() {
        var api = withMapper(2, "wr");
        app.clock.set(MORNING);

        var started = api.cron("?wait=false");

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.header("Location")).isEqualTo("/api/v1/cron/runs/2026-11-20");
        await().until(() -> api.run("2026-11-20").text("state").equals("completed"));
        assertThat(api.run("2026-11-20").json().path("progress").path("maps_surveyed").asInt())
                .isEqualTo(2);
        assertThat(api.run("2026-11-25").status()).isEqualTo(404);
        assertThat(api.run("tomorrow").status()).isEqualTo(400);
    }

    @Test
    void only_the_secret_in_the_header_starts_a_run() {
        var api = withMapper(1, "wr");
        var path = "/api/v1/cron/daily?secret=" + TestApplication.CRON_SECRET;
        assertThat(api.post(path, Map.of("secret", TestApplication.CRON_SECRET)).status())
                .isEqualTo(401);
        for (int i = 0; i < 9; i++) {
            assertThat(api.post(path, "wrong", Map.of()).text("code"))
                    .isEqualTo("cron_secret_invalid");
        }
        assertThat(api.post(path, "wrong", Map.of()).status()).isEqualTo(429);
        assertThat(api.cron().status()).as("the right one still works").isEqualTo(200);
    }

    @Tag("mixed")
    @Test
    void with_the_mail_server_away_the_run_completes_and_one_mail_follows() {
        var api = withMapper(2, "wr");
        newRecord(0, NOVA, 40);
        app.clock.set(MORNING);
        int port = app.mail.getSmtp().getPort();
        app.mail.stop();

        var run = api.cron();
        assertThat(run.status()).isEqualTo(200);
        assertThat(run.json().path("emailsFailed").asInt()).isEqualTo(1);
        assertThat(historyOfToday(api).path("status").asText()).isEqualTo("technical_error");

        try (var again = new MailServer(port)) {
            app.lookAround();
            assertThat(again.mailbox().all()).as("too early").isEmpty();
            app.clock.pass(Duration.ofMinutes(1));
            app.lookAround();
            assertThat(again.mailbox().all()).hasSize(1);
            assertThat(api.cron().json().path("emailsSent").asInt()).isZero();
            assertThat(again.mailbox().all()).hasSize(1);
        }
        assertThat(historyOfToday(api).path("status").asText()).isEqualTo("sent");
    }

    @Test
    void with_the_upstream_away_the_run_waits_and_then_completes() {
        var api = withMapper(3, "wr");
        newRecord(0, NOVA, 40);
        app.clock.set(MORNING);
        app.sandbox.faults().everythingDown(true);

        api.cron("?wait=false");
        await().until(() -> api.run("2026-11-20").text("state").equals("waiting"));
        assertThat(api.cron().status()).isEqualTo(409);
        app.sandbox.faults().everythingDown(false);

        await().until(() -> api.run("2026-11-20").text("state").equals("completed"));
        assertThat(app.mailbox().all()).hasSize(1);
    }

    @Test
    void one_dead_map_costs_no_other_map_its_look_and_is_named_in_the_mail() {
        var api = withMapper(3, "wr");
        newRecord(0, NOVA, 40);
        app.sandbox.faults().dead(track(1).uid());
        app.clock.set(MORNING);

        assertThat(api.cron().status()).isEqualTo(200);

        assertThat(app.mailbox().all().getFirst().text()).contains("1 map could not be checked");
        var progress = api.run("2026-11-20").json().path("progress");
        assertThat(progress.path("maps_surveyed").asInt()).isEqualTo(2);
        assertThat(progress.path("maps_failed").asInt()).isEqualTo(1);
    }

    private void morning(int day) {
        app.clock.set(MORNING.plus(Duration.ofDays(day)));
    }

    /** NOVA beats the best time an hour before the morning of that day, counted from the first. */
    private void recordBefore(int day, int map) {
        app.clock.set(MORNING.plus(Duration.ofDays(day)).minus(Duration.ofHours(1)));
        app.drive(track(map), NOVA, track(map).board(app.clock.instant()).getFirst().score() - 10);
        morning(day);
    }

    private void run(Api api) {
        assertThat(api.cron().status()).isEqualTo(200);
    }

    private static String fox(Api api) {
        return api.logIn("fox").text("access_token");
    }

    /** What the history says of today's look at the maps. */
    private static String lookOfToday(Api api) {
        var today =
                api.get("/api/v1/notification-history", fox(api)).json().path("history").path(0);
        return today.path("mapper_alert").path("message").asText();
    }

    private static List<String> mapsOf(Api api) {
        var alert = api.get("/api/v1/users/alerts", fox(api)).json().path("alerts").path(0);
        var path = "/api/v1/users/alerts/" + alert.path("id").asText() + "/maps";
        var maps = api.get(path, fox(api)).json();
        var uids = maps.path("maps").findValuesAsText("mapUid");
        assertThat(maps.path("pagination").path("totalResults").asInt()).isEqualTo(uids.size());
        assertThat(alert.path("mapCount").asInt()).isEqualTo(uids.size());
        return uids;
    }

    /** What a stopped worker left is worked off again after this time, long after it could. */
    private static final Duration SOON_AGAIN = Duration.ofSeconds(20);

    private static final String UNCHECKED = "1 map could not be checked";
    private static final String GONE = "Maps that are gone";

    /** Six mornings with a record on another map: the mail and the history name the missing one. */
    private void sixMorningsWithout(String uid, Api api) {
        for (int day = 0; day < 6; day++) {
            recordBefore(day, 0);
            run(api);
            assertThat(app.mailbox().all()).hasSize(day + 1);
            assertThat(app.mailbox().all().getLast().text()).contains(UNCHECKED);
            assertThat(lookOfToday(api)).contains(UNCHECKED);
            assertThat(mapsOf(api)).hasSize(3).contains(uid);
        }
    }

    @Test
    void a_map_that_is_deleted_in_the_game_ends_after_seven_runs_and_is_named_once() {
        var api = withMapper(3, "wr");
        var gone = track(1).uid();
        app.sandbox.faults().deleted(gone);
        sixMorningsWithout(gone, api);

        morning(6);
        run(api);
        assertThat(mapsOf(api)).hasSize(2).doesNotContain(gone);
        assertThat(lookOfToday(api)).isEqualTo("Nothing new on 2 maps.");
        run(api);
        assertThat(mapsOf(api)).hasSize(2).doesNotContain(gone);
        morning(7);
        run(api);
        assertThat(app.mailbox().all()).as("no mail for this alone").hasSize(6);
        recordBefore(8, 0);
        run(api);
        run(api);
        recordBefore(9, 0);
        run(api);

        var mails = app.mailbox().all();
        assertThat(mails).hasSize(8);
        assertThat(mails.get(6).text()).contains(GONE).contains(gone);
        assertThat(mails.get(6).html()).contains(GONE).contains(gone);
        assertThat(mails.get(7).text()).doesNotContain(GONE);
        assertThat(mails.subList(6, 8)).noneMatch(mail -> mail.text().contains("not be checked"));
        assertThat(lookOfToday(api)).doesNotContain("not be checked");

        var alert = api.get("/api/v1/users/alerts", fox(api)).json().path("alerts").path(0);
        api.delete("/api/v1/users/alerts/" + alert.path("id").asText(), fox(api));
        var anew = api.post("/api/v1/users/alerts", fox(api), Map.of()).json();
        assertThat(anew.path("map_count").asInt()).as("of a new alert").isEqualTo(2);

        app.sandbox.faults().clear();
        morning(10);
        run(api);
        assertThat(mapsOf(api)).hasSize(3).contains(gone);
        recordBefore(11, 1);
        run(api);
        assertThat(app.mailbox().all().getLast().records())
                .extracting(TestMailbox.ReportedRecord::map)
                .containsExactly(gone);
    }

    @Test
    @ServerOnly("a stopped function's message comes back in its queue's time: KilledFunctionTest")
    void the_run_that_gives_a_map_up_may_be_stopped_and_names_it_once_all_the_same() {
        app.visibilityTimeout(SOON_AGAIN);
        var api = withMapper(3, "wr");
        var gone = track(1).uid();
        app.sandbox.faults().deleted(gone);
        sixMorningsWithout(gone, api);
        recordBefore(6, 0);
        app.sandbox.faults().latency(Duration.ofMillis(100));
        long before = asked();
        assertThat(api.cron("?wait=false").status()).isEqualTo(202);
        await().until(() -> asked() > before);

        app.stop();
        app.sandbox.faults().latency(Duration.ZERO);
        var again = app.open();
        await().until(() -> again.cron().status() == 200);

        // A mail that was being sent at the stop is free again after its claim's time.
        app.clock.pass(Duration.ofMinutes(4));
        run(again);
        recordBefore(7, 0);
        run(again);
        assertThat(app.mailbox().all()).hasSize(8);
        assertThat(app.mailbox().all()).filteredOn(mail -> mail.text().contains(GONE)).hasSize(1);
        assertThat(mapsOf(again)).hasSize(2).doesNotContain(gone);
    }

    private long asked() {
        return app.sandbox.manners().requests().values().stream().mapToLong(n -> n).sum();
    }

    @Test
    void a_day_on_which_the_upstream_is_away_does_not_count_against_a_map() {
        app.visibilityTimeout(SOON_AGAIN);
        var api = withMapper(3, "wr");
        var gone = track(1).uid();
        app.sandbox.faults().deleted(gone);
        sixMorningsWithout(gone, api);
        morning(6);
        app.sandbox.faults().everythingDown(true);
        api.cron("?wait=false");
        await().until(() -> api.run("2026-11-26").text("state").equals("waiting"));

        app.stop();
        morning(7);
        var next = app.open();
        assertThat(mapsOf(next)).hasSize(3).contains(gone);
        app.sandbox.faults().everythingDown(false);
        await().until(() -> next.cron().status() == 200);
        assertThat(next.run("2026-11-26").text("state")).isEqualTo("incomplete");

        assertThat(mapsOf(next)).as("the seventh run with answers").hasSize(2);
        assertThat(lookOfToday(next)).isEqualTo("Nothing new on 2 maps.");
    }

    @Test
    void unsubscribing_by_one_click_stops_mail_and_opening_the_link_does_not() {
        var api = withMapper(2, "wr");
        newRecord(0, NOVA, 40);
        app.clock.set(MORNING);
        api.cron();
        var link = app.mailbox().all().getFirst().header("List-Unsubscribe");
        var path = link.substring("<https://pacenote.example".length(), link.length() - 1);
        var page = api.send(api.request(path).header("Accept", "text/html"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<button");

        drive(1, new Track.Driven(NOVA, 9_000, MORNING.plus(Duration.ofHours(2))));
        app.clock.set(MORNING.plus(Duration.ofDays(1)));
        api.cron();
        assertThat(app.mailbox().all()).as("a scanner opened the link").hasSize(2);
        isMailed(api, true);
        for (var charset : List.of("; charset=ISO-8859-1", "; charset=UTF-16", "")) {
            var clicked =
                    api.send(
                            api.request(path)
                                    .header(
                                            "Content-Type",
                                            "application/x-www-form-urlencoded" + charset)
                                    .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
            assertThat(clicked.status()).as(charset).isEqualTo(200);
        }
        isMailed(api, false);
        drive(0, new Track.Driven(NOVA, 8_000, MORNING.plus(Duration.ofHours(30))));
        app.clock.set(MORNING.plus(Duration.ofDays(2)));
        api.cron();

        assertThat(app.mailbox().all()).hasSize(2);
        assertThat(api.get("/api/v1/unsubscribe?token=forged").text("code"))
                .isEqualTo("link_invalid");
        var fox = api.logIn("fox@example.org").text("access_token");
        assertThat(api.put("/api/v1/users/me", fox, Map.of("mailEnabled", true)).status())
                .isEqualTo(200);
        isMailed(api, true);
    }

    /** Both interfaces say of the mapper whether mail is on. */
    private static void isMailed(Api api, boolean on) {
        var fox = api.logIn("fox@example.org").text("access_token");
        var profile = api.get("/api/v1/users/profile", fox).json();
        assertThat(profile.path("mailEnabled").asBoolean(!on)).isEqualTo(on);
        var settings = api.get("/notifications/settings", fox);
        assertThat(settings.json().at("/notifications/email").asBoolean(!on))
                .as(settings.body())
                .isEqualTo(on);
    }

    @Tag("mixed")
    @Test
    void before_the_address_is_confirmed_no_mail_leaves_and_afterwards_everything() {
        app.with("EMAIL_VERIFICATION", "required");
        app.inventor.author(
                app.world,
                new TmxUser(1, "fox"),
                2,
                20,
                Inventor.Pace.STILL,
                LocalDate.ofInstant(START, ZoneOffset.UTC));
        var api = app.open();
        app.service().startScheduledJobs();
        var token = api.newcomer("fox", "fox@example.org");
        api.post("/api/v1/users/alerts", token, Map.of("record_filter", "wr"));
        await().until(() -> app.mailbox().to("fox@example.org").size() == 1);
        var confirmation = app.mailbox().all().getFirst();
        newRecord(0, NOVA, 40);
        app.clock.set(MORNING);
        api.cron();
        assertThat(app.mailbox().all()).containsExactly(confirmation);

        assertThat(api.register("hare", "fox@example.org").status()).isEqualTo(201);
        var link =
                confirmation
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("https://pacenote.example"))
                        .findFirst()
                        .orElseThrow();
        // The link is good for a day; another one can be asked for.
        app.clock.set(MORNING.plus(Duration.ofHours(1)));
        assertThat(link).startsWith("https://pacenote.example/verify-email?token=");
        var confirm = Map.of("token", link.substring(link.indexOf('=') + 1));
        var confirmed = api.post("/api/v1/users/verify-email", confirm);
        assertThat(confirmed.json().path("emailVerified").asBoolean()).isTrue();
        app.clock.set(MORNING.plus(Duration.ofDays(1)));
        api.cron();

        await().until(() -> app.mailbox().to("fox@example.org").size() == 3);
        assertThat(app.mailbox().to("fox@example.org"))
                .extracting(TestMailbox.Mail::subject)
                .containsExactlyInAnyOrder(
                        "Confirm your address for Pacenote",
                        "Somebody tried to register with your address",
                        "Pacenote 21 Nov 2026: 1 new record on 1 map");
    }

    @Test
    void an_author_with_many_changed_maps_gets_a_complete_mail() {
        var api = withMapper(130, "wr");
        for (int map = 0; map < 103; map++) {
            newRecord(map, NOVA, 40);
        }
        app.clock.set(MORNING);

        api.cron();

        var mail = app.mailbox().all().getFirst();
        assertThat(mail.subject()).contains("103 new records on 103 maps");
        assertThat(mail.records()).as("no world record is hidden").hasSize(103);
    }

    @Test
    @ServerOnly("starts a second server")
    void two_servers_on_one_database_run_once() {
        var api = withMapper(3, "wr");
        newRecord(0, NOVA, 40);
        app.clock.set(MORNING);
        app.sandbox.faults().latency(Duration.ofMillis(50));
        app.withDataOfItsOwn();
        try (var second = app.startServer()) {
            var other = new Api(second.port());
            var calls =
                    List.of(api, other, api, other).stream()
                            .map(
                                    one ->
                                            CompletableFuture.supplyAsync(
                                                    one::cron, Thread::startVirtualThread))
                            .toList();
            calls.forEach(CompletableFuture::join);
        }
        assertThat(app.mailbox().all()).hasSize(1);
    }

    @Test
    void co_authors_each_get_a_mail_about_one_record() {
        var fox = new TmxUser(1, "fox");
        var hare = new TmxUser(2, "hare");
        app.inventor.author(app.world, fox, 1, 20, Inventor.Pace.STILL, TODAY.minusDays(2));
        app.world.add(hare);
        track(0).addAuthor(hare);
        app.world.add(NOVA);
        var api = app.open();
        for (var name : List.of("fox", "hare")) {
            var token = api.newcomer(name, name + "@example.org");
            api.post("/api/v1/users/alerts", token, Map.of());
        }
        api.cron();
        newRecord(0, NOVA, 40);
        app.clock.set(MORNING);
        long before = app.sandbox.manners().requests().getOrDefault("live top", 0L);

        api.cron();

        assertThat(app.mailbox().all())
                .extracting(TestMailbox.Mail::to)
                .containsExactlyInAnyOrder("fox@example.org", "hare@example.org");
        assertThat(app.sandbox.manners().requests().get("live top") - before)
                .as("one map, asked once")
                .isEqualTo(1);
    }

    @Test
    void who_never_confirms_is_forgotten_after_a_week_and_the_name_is_free() {
        app.with("EMAIL_VERIFICATION", "required");
        var api = app.open();
        assertThat(api.register("fox", "fox@example.org").status()).isEqualTo(201);
        app.clock.pass(Duration.ofDays(6));
        app.lookAround();
        assertThat(api.logIn("fox").status()).isEqualTo(200);
        app.clock.pass(Duration.ofDays(1).plusSeconds(1));

        app.lookAround();

        assertThat(api.logIn("fox").status()).isEqualTo(401);
        assertThat(api.register("fox", "other@example.org").status()).isEqualTo(201);
    }
}
