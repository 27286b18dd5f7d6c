package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A service whose feature area is switched off after somebody has used it. */
class FeaturesTest {

    /** One address of each kind that the area has. */
    private static final List<String> OF_THE_AREA =
            List.of(
                    "/api/v1/users/alerts",
                    "/api/v1/driver/notifications",
                    "/api/v1/notification-history",
                    "/api/v1/users/search?username=x",
                    "/api/v1/users/maps?username=x&period=1d");

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final TestApplication APP = new TestApplication(START);

    private static Api api = new Api(0);

    @BeforeAll
    static void switchOff() {
        APP.with("ADMIN_EMAIL", "admin@example.org")
                .with("ADMIN_USERNAME", "Admin")
                .with("ADMIN_PASSWORD", TestApplication.PASSWORD)
                .with("FEATURES", "trackmania,messages");
        APP.inventor.author(
                APP.world,
                new TmxUser(1, "Fox"),
                2,
                20,
                Inventor.Pace.STILL,
                LocalDate.ofInstant(START, ZoneOffset.UTC));
        var before = APP.open();
        assertThat(areas(before)).containsExactlyInAnyOrder("trackmania", "messages");
        var fox = before.newcomer("Fox", "fox@example.org");
        assertThat(before.post("/api/v1/users/alerts", fox, Map.of()).status()).isEqualTo(200);
        writtenTo("Hare", before);
        before.cron();
        APP.drive(APP.world.tracks().getFirst(), APP.world.players().iterator().next(), 40);
        APP.clock.pass(Duration.ofDays(1));
        before.cron();
        assertThat(APP.mailbox().to("fox@example.org")).hasSize(1);
        APP.stop();
        List.of("AUTHORIZATION", "USER_AGENT", "OCLIENT_ID", "OCLIENT_SECRET")
                .forEach(variable -> APP.with(variable, ""));
        api = APP.with("FEATURES", "none").open();
    }

    /** Somebody of this name is told something by another person, and does not read it. */
    private static void writtenTo(String name, Api before) {
        var hare = before.newcomer(name, name.toLowerCase(Locale.ROOT) + "@example.org");
        var owl = before.newcomer("Owl", "owl@example.org");
        var to = before.get("/users/me", hare).text("userId");
        var written = before.post("/messages", owl, Map.of("userId", to, "content", "Hello"));
        assertThat(written.status()).as(written.body()).isEqualTo(201);
        assertThat(before.get("/notifications/counts", hare).json().at("/messages/unread").asInt())
                .isEqualTo(1);
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private static List<String> areas(Api api) {
        var on = api.get("/api/v1/areas");
        assertThat(on.status()).isEqualTo(200);
        return on.json().path("areas").valueStream().map(area -> area.asText()).toList();
    }

    @Test
    void the_service_is_healthy_and_says_that_no_area_is_on() {
        assertThat(areas(api)).isEmpty();
        var ready = api.get("/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().path("checks").path("upstreams").fieldNames())
                .toIterable()
                .as("no upstream of an area")
                .isSubsetOf("dispatcher");
    }

    @Test
    void routes_of_the_area_are_unknown_and_not_in_the_document() {
        var fox = api.logIn("fox@example.org").text("access_token");
        for (var address : OF_THE_AREA) {
            Problems.assertProblem(api.get(address, fox), 404, "no_such_path");
        }
        assertThat(api.get("/openapi.yml").body())
                .contains("/api/v1/users/login")
                .doesNotContain("/api/v1/users/alerts", "RecordEvent");
    }

    @Test
    void a_person_logs_in_and_takes_everything_along() {
        var login = api.logIn("fox@example.org");
        assertThat(login.status()).isEqualTo(200);
        var fox = login.text("access_token");
        assertThat(api.get("/api/v1/users/profile", fox).status()).isEqualTo(200);
        var export = api.get("/api/v1/users/me/export", fox);
        assertThat(export.status()).isEqualTo(200);
        assertThat(export.json().path("mapperAlerts"))
                .as("what is still stored of the area")
                .hasSize(1);
    }

    @Test
    void people_see_their_account_and_settings_and_those_of_others_only_with_the_area() {
        var fox = api.logIn("fox@example.org").text("access_token");
        var me = api.get("/users/me", fox);
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().path("settings").has("theme")).isTrue();
        assertThat(me.json().path("settings").has("previews")).as("of an area").isFalse();
        var dark = api.put("/notifications/settings", fox, Map.of("theme", "dark"));
        assertThat(dark.text("theme")).isEqualTo("dark");
        assertThat(api.get("/users/" + me.text("userId"), fox).status()).isEqualTo(404);
    }

    @Test
    void the_inbox_keeps_what_the_area_told_and_it_can_be_found_read_and_put_away() {
        var fox = api.logIn("fox@example.org").text("access_token");
        for (var filter :
                List.of("", "?topic=trackmania", "?topic=trackmania.record", "?type=alert")) {
            assertThat(items(fox, filter))
                    .as(filter)
                    .singleElement()
                    .satisfies(
                            item -> {
                                assertThat(item.path("topic").asText())
                                        .isEqualTo("trackmania.record");
                                assertThat(item.path("type").asText()).isEqualTo("alert");
                                assertThat(item.path("title").asText())
                                        .isEqualTo("This part of Pacenote is switched off");
                                assertThat(item.path("actionUrl").isNull()).isTrue();
                            });
        }
        assertThat(items(fox, "?topic=unheard-of")).isEmpty();
        assertThat(items(fox, "?type=message")).isEmpty();
        Problems.assertProblem(api.get("/notifications?topic=Unheard!", fox), 400, "invalid_input");

        assertThat(unread(fox)).isEqualTo(1);
        var read =
                api.post(
                        "/notifications/read-all",
                        fox,
                        Map.of("upToSeq", 999, "topic", "trackmania"));
        assertThat(read.json().path("marked").asInt()).as(read.body()).isEqualTo(1);
        assertThat(unread(fox)).isZero();
        assertThat(items(fox, "?read=false")).isEmpty();
        var id = items(fox, "").getFirst().path("notificationId").asText();
        assertThat(api.post("/notifications/" + id + "/archive", fox, Map.of()).status())
                .isEqualTo(200);
        assertThat(items(fox, "")).isEmpty();
        assertThat(
                        api.post("/notifications/" + id + "/unarchive", fox, Map.of())
                                .json()
                                .path("archived")
                                .asBoolean())
                .isFalse();
        assertThat(
                        api.post("/notifications/" + id + "/unread", fox, Map.of())
                                .json()
                                .path("read")
                                .asBoolean())
                .isFalse();
        assertThat(unread(fox)).isEqualTo(1);
    }

    @Test
    void messages_that_nobody_can_read_are_not_shown_to_be_unread() {
        var hare = api.logIn("hare@example.org").text("access_token");
        assertThat(api.get("/messages", hare).status()).isEqualTo(404);

        for (var counts : wherever(hare)) {
            assertThat(counts.at("/messages/unread").asInt(-1)).as(counts.toString()).isZero();
            assertThat(counts.at("/notifications/unread").asInt())
                    .as("what the inbox lists, and where it can be read")
                    .isEqualTo(1);
        }
        assertThat(items(hare, "?read=false")).hasSize(1);
        var read = api.post("/notifications/read-all", hare, Map.of("upToSeq", 999));
        assertThat(read.json().path("marked").asInt()).as(read.body()).isEqualTo(1);
        assertThat(read.json().at("/counts/messages/unread").asInt(-1)).isZero();
        assertThat(unread(hare)).isZero();
    }

    /** All places that say what is unread: REST, events and the hello of a socket. */
    private static List<JsonNode> wherever(String token) {
        var counts = api.get("/notifications/counts", token).json();
        var events =
                api.get("/ws/events?epoch=" + counts.path("epoch").asText() + "&after=0", token)
                        .json()
                        .path("events");
        assertThat(events).isNotEmpty();
        try (var socket = RawWebSocket.open(APP.service().socketPort(), token)) {
            return List.of(
                    counts,
                    events.path(events.size() - 1).path("counts"),
                    socket.greet().path("counts"));
        }
    }

    private static List<JsonNode> items(String token, String filter) {
        var found = api.get("/notifications" + filter, token);
        assertThat(found.status()).as(filter).isEqualTo(200);
        return found.json().path("items").valueStream().toList();
    }

    private static int unread(String token) {
        return api.get("/notifications/counts", token)
                .json()
                .path("notifications")
                .path("unread")
                .asInt();
    }

    @Test
    void a_mail_that_left_is_in_the_list_though_nobody_can_write_it_again() {
        var fox = api.logIn("fox@example.org").text("access_token");
        var mails = api.get("/api/v1/users/mails", fox);
        assertThat(mails.status()).isEqualTo(200);
        assertThat(mails.json().path("mails")).hasSize(1);
        var mail = mails.json().path("mails").path(0).path("id").asText();
        assertThat(api.get("/api/v1/users/mails/" + mail, fox).status()).isEqualTo(404);
    }

    @Test
    void the_days_run_has_nobody_to_look_for_and_the_admin_panel_works() {
        assertThat(api.cron().status()).isEqualTo(200);
        var admin = api.logIn("admin@example.org").text("access_token");
        for (var page : List.of("daily-overview", "users", "config", "runs", "emails")) {
            assertThat(api.get("/api/v1/admin/" + page, admin).status()).as(page).isEqualTo(200);
        }
        assertThat(api.get("/api/v1/stats").status()).isEqualTo(200);
    }
}
