package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.MailServer;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An operator switches a feature area off while mail about it waits, and on again some days later:
 * nothing of the area leaves meanwhile, and nothing of it is lost.
 */
class AreaOffAndOnTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<String> PEOPLE = List.of("fox@example.org", "hare@example.org");

    private static final int MAPS = 2;

    /** One address of each kind that the area has. */
    private static final List<String> OF_THE_AREA =
            List.of(
                    "/api/v1/users/alerts",
                    "/api/v1/users/records",
                    "/api/v1/users/tm-username",
                    "/api/v1/driver/notifications",
                    "/api/v1/notification-history",
                    "/api/v1/users/search?username=x",
                    "/api/v1/users/maps?username=x&period=1d");

    private final TestApplication app = new TestApplication(START);

    @AfterEach
    void close() {
        app.close();
    }

    private static String name(String address) {
        return address.substring(0, address.indexOf('@'));
    }

    /** Two people follow their own maps, and the first day's run has seen these. */
    private Api withFollowers() {
        for (int number = 1; number <= PEOPLE.size(); number++) {
            app.inventor.author(
                    app.world,
                    new TmxUser(number, name(PEOPLE.get(number - 1))),
                    MAPS,
                    20,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(START, ZoneOffset.UTC));
        }
        var api = app.with("FEATURES", "trackmania").open();
        for (var person : PEOPLE) {
            var token = api.newcomer(name(person), person);
            assertThat(api.post("/api/v1/users/alerts", token, Map.of()).status()).isEqualTo(200);
        }
        assertThat(api.cron().status()).isEqualTo(200);
        return api;
    }

    private Api restart(String features) {
        app.stop();
        return app.with("FEATURES", features).open();
    }

    /** A day passes: what waits for another try is tried, and the day's run is made. */
    private void aDayPasses(Api api) {
        app.clock.pass(Duration.ofDays(1));
        app.lookAround();
        assertThat(api.cron().status()).isEqualTo(200);
    }

    /** What is stored of each person, but their logins, of which this test makes more. */
    private static Map<String, JsonNode> exports(Api api) {
        var exports = new HashMap<String, JsonNode>();
        for (var person : PEOPLE) {
            var export = api.get("/api/v1/users/me/export", api.logIn(person).text("access_token"));
            assertThat(export.status()).isEqualTo(200);
            var members = (ObjectNode) export.json();
            members.remove(List.of("sessions", "exportedAt"));
            members.withObject("/account").remove("lastLoginAt");
            exports.put(person, members);
        }
        return exports;
    }

    @Test
    void mail_about_an_area_that_is_off_waits_and_leaves_once_when_it_is_on_again() {
        var before = withFollowers();
        var driver = app.world.players().iterator().next();
        app.world.tracks().forEach(track -> app.drive(track, driver, 40));
        app.clock.pass(Duration.ofDays(1));
        int port = app.mail.getSmtp().getPort();
        app.mail.stop();
        assertThat(before.cron().json().path("emailsFailed").asInt()).isEqualTo(PEOPLE.size());
        var stored = exports(before);

        try (var mailServer = new MailServer(port)) {
            var off = restart("none");
            for (int day = 0; day < 3; day++) {
                aDayPasses(off);
            }

            assertThat(mailServer.mailbox().all()).isEmpty();
            assertThat(off.get("/api/v1/areas").json().path("areas")).isEmpty();
            var fox = off.logIn("fox@example.org").text("access_token");
            for (var address : OF_THE_AREA) {
                Problems.assertProblem(off.get(address, fox), 404, "no_such_path");
            }
            Problems.assertProblem(
                    off.post("/api/v1/users/alerts", fox, Map.of()), 404, "no_such_path");
            assertThat(exports(off)).isEqualTo(stored);

            var on = restart("trackmania");
            app.lookAround();
            aDayPasses(on);
            app.lookAround();

            assertThat(mailServer.mailbox().all())
                    .extracting(TestMailbox.Mail::to)
                    .containsExactlyInAnyOrderElementsOf(PEOPLE);
            assertThat(mailServer.mailbox().all())
                    .allSatisfy(mail -> assertThat(mail.records()).hasSize(MAPS));
            assertThat(
                            on.get(
                                            "/api/v1/users/alerts",
                                            on.logIn("fox@example.org").text("access_token"))
                                    .json()
                                    .path("alerts"))
                    .hasSize(1);
        }
    }
}
