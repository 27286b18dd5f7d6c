package dev.pacenote.acceptance.identity;

import static dev.pacenote.acceptance.support.Concurrently.atOnce;
import static dev.pacenote.acceptance.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Registering, logging in, refreshing, logging out; and who may not (contract 1.4 to 2.5, 2.16).
 */
class AccountsTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final Api API = APP.open();

    /** What calls without a token come to. */
    private static final Map<String, Integer> STATUSES =
            Map.of("/api/v1/users/alerts", 401, "/api/v1/nowhere", 404, "/health", 200);

    @AfterAll
    static void close() {
        APP.close();
    }

    @BeforeEach
    void letLimitsPass() {
        APP.clock.pass(Duration.ofHours(2));
    }

    private static Api.Answer refresh(String token) {
        return API.post("/api/v1/users/refresh", Map.of("refresh_token", token));
    }

    private static int alerts(String token) {
        return API.get("/api/v1/users/alerts", token).status();
    }

    @Tag("mixed")
    @Test
    void names_with_spaces_accents_and_other_scripts_register_and_log_in_in_any_letter_case() {
        for (var name : List.of("Mad Fox", "Zoë.x", "山")) {
            APP.clock.pass(Duration.ofMinutes(6));
            var email = "Person" + name.hashCode() + "@Example.org";
            assertThat(API.register(name, email).status()).isEqualTo(201);
            var login = API.logIn(name.toUpperCase(Locale.ROOT));
            assertThat(login.status()).isEqualTo(200);
            assertThat(login.json().path("user").path("username").asText()).isEqualTo(name);
            assertThat(login.json().path("expires_in").asInt()).isEqualTo(900);
            assertThat(login.json().path("user").path("id").isTextual()).isTrue();
            assertThat(API.logIn(email.toUpperCase(Locale.ROOT)).status()).isEqualTo(200);
        }
    }

    @Test
    void a_taken_name_or_address_is_said_and_nothing_is_stored() {
        API.register("Taken", "taken@example.org");

        assertProblem(API.register("tAKEN", "other@example.org"), 409, "username_taken");
        assertProblem(API.register("Other", "TAKEN@example.org"), 409, "email_taken");
        assertProblem(API.register("taken@example.org", "new@example.org"), 409, "username_taken");
        assertProblem(API.logIn("other@example.org"), 401, "bad_credentials");
    }

    @Test
    void an_address_that_no_mail_can_be_written_to_is_refused_with_its_field() {
        for (var address :
                List.of(
                        "x@exa_mple.org",
                        "a..b@example.org",
                        "a.@example.org",
                        "zoë@example.org")) {
            var answer = API.register("Unmailable", address);
            assertProblem(answer, 400, "validation_failed");
            assertThat(answer.json().path("errors").findValuesAsText("field"))
                    .containsExactly("email");
            assertThat(answer.json().path("errors").findValuesAsText("code"))
                    .containsExactly("invalid_email");
        }
    }

    @Test
    void both_spellings_of_an_international_domain_are_one_address() {
        API.register("Anna", "anna@bücher.example");

        assertProblem(API.register("Anna 2", "anna@xn--bcher-kva.example"), 409, "email_taken");
        for (var spelling : List.of("Anna@BÜCHER.example", "anna@xn--bcher-kva.example")) {
            var login = API.logIn(spelling);
            assertThat(login.status()).isEqualTo(200);
            assertThat(login.json().path("user").path("email").asText())
                    .isEqualTo("anna@xn--bcher-kva.example");
        }
    }

    @Test
    void of_32_registrations_of_one_name_at_once_one_wins() throws Exception {
        var statuses =
                atOnce(
                        32,
                        () ->
                                API.send(
                                                API.json("/api/v1/users/register")
                                                        .header("X-Forwarded-For", randomAddress())
                                                        .POST(
                                                                Api.body(
                                                                        Map.of(
                                                                                "username", "Racer",
                                                                                "email",
                                                                                        "racer@example.org",
                                                                                "password",
                                                                                        TestApplication
                                                                                                .PASSWORD))))
                                        .status());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).as("%s", statuses).filteredOn(status -> status == 409).hasSize(31);
    }

    private static String randomAddress() {
        var random = ThreadLocalRandom.current();
        return "203.0." + random.nextInt(256) + "." + random.nextInt(256);
    }

    @Test
    void everything_wrong_with_a_registration_is_said_at_once() {
        var answer =
                API.post(
                        "/api/v1/users/register",
                        Map.of("email", "nobody", "password", "short", "username", "\u0007"));

        assertProblem(answer, 400, "validation_failed");
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactly("email", "password", "username");
    }

    @Test
    void malformed_and_hostile_bodies_are_clear_4xx() {
        for (var body :
                List.of("{\"email\":", "[]", "\"x\"", "null", "{} trailing", "{\"a\":1,\"a\":2}")) {
            var answer =
                    API.send(
                            API.json("/api/v1/users/register").POST(BodyPublishers.ofString(body)));
            assertProblem(answer, 400, "malformed_json");
        }
        for (var wrong : List.of(7, true, List.of("a"), Map.of("a", "b"))) {
            assertProblem(
                    API.post(
                            "/api/v1/users/login",
                            Map.of("email", wrong, "password", TestApplication.PASSWORD)),
                    400,
                    "validation_failed");
        }
        assertProblem(
                API.send(
                        API.request("/api/v1/users/login")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("hello"))),
                415,
                "unsupported_media_type");
        assertProblem(
                API.send(
                        API.json("/api/v1/users/login")
                                .POST(BodyPublishers.ofString("x".repeat(2_000_000)))),
                413,
                "body_too_large");
        assertProblem(API.post("/api/v1/users/login", Map.of()), 400, "validation_failed");
        assertProblem(API.get("/api/v1/nowhere"), 404, "no_such_path");
        var wrongMethod = API.delete("/api/v1/users/login", "x");
        assertProblem(wrongMethod, 405, "method_not_allowed");
        assertThat(wrongMethod.header("Allow")).contains("POST");
    }

    @Test
    void an_empty_body_is_an_empty_object_whatever_its_type() {
        var token = API.newcomer("Empty", "empty@example.org");
        var created =
                API.send(
                        API.request("/api/v1/users/alerts")
                                .header("Authorization", "bearer " + token)
                                .POST(BodyPublishers.noBody()));

        assertThat(created.status()).as(created.body()).isEqualTo(200);
        assertThat(created.text("record_filter")).isEqualTo("top5");
    }

    @Test
    void without_a_good_token_every_door_says_401_and_looks_at_nothing_else() {
        assertProblem(API.get("/api/v1/users/alerts"), 401, "access_token_missing");
        var anonymous =
                API.send(API.json("/api/v1/users/alerts").POST(BodyPublishers.ofString("{broken")));
        assertProblem(anonymous, 401, "access_token_missing");
        assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertProblem(API.get("/api/v1/users/alerts", "garbage"), 401, "access_token_invalid");
        assertThat(
                        API.send(
                                        API.request("/api/v1/users/alerts")
                                                .header("Authorization", "garbage"))
                                .status())
                .isEqualTo(401);
    }

    @Test
    void a_stale_token_does_not_hinder_logging_in() {
        API.register("Stale", "stale@example.org");
        var login =
                API.post(
                        "/api/v1/users/login",
                        "garbage",
                        Map.of("email", "stale@example.org", "password", TestApplication.PASSWORD));

        assertThat(login.status()).isEqualTo(200);
    }

    @Test
    void an_access_token_ends_after_a_quarter_of_an_hour_and_does_not_refresh() {
        API.register("Quarter", "quarter@example.org");
        var login = API.logIn("quarter@example.org");
        var access = login.text("access_token");
        assertThat(alerts(access)).isEqualTo(200);
        assertProblem(
                API.get("/api/v1/users/alerts", login.text("refresh_token")),
                401,
                "access_token_invalid");
        assertProblem(refresh(access), 401, "refresh_token_invalid");

        APP.clock.pass(Duration.ofMinutes(15));

        assertProblem(API.get("/api/v1/users/alerts", access), 401, "access_token_expired");
        var renewed = refresh(login.text("refresh_token"));
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(alerts(renewed.text("access_token"))).isEqualTo(200);
    }

    @Tag("mixed")
    @Test
    void parallel_refreshes_agree_and_a_late_reuse_ends_the_session() throws Exception {
        API.register("Parallel", "parallel@example.org");
        var first = API.logIn("parallel@example.org").text("refresh_token");

        var answers = atOnce(32, () -> refresh(first));

        assertThat(answers).allSatisfy(a -> assertThat(a.status()).isEqualTo(200));
        assertThat(answers.stream().map(a -> a.text("refresh_token")).distinct()).hasSize(1);
        var successor = answers.getFirst().text("refresh_token");
        var access = answers.getFirst().text("access_token");
        assertThat(alerts(access)).isEqualTo(200);
        APP.clock.pass(Duration.ofSeconds(61));
        assertProblem(refresh(first), 401, "refresh_token_reused");
        assertProblem(refresh(successor), 401, "refresh_token_invalid");
        assertThat(alerts(access)).isEqualTo(401);
    }

    @Test
    void whoever_missed_the_answer_of_a_refresh_asks_again_hours_later_and_goes_on() {
        API.register("Lid Closed", "lid@example.org");
        var first = API.logIn("lid@example.org").text("refresh_token");
        var missed = refresh(first).text("refresh_token");

        APP.clock.pass(Duration.ofHours(20));
        var again = refresh(first);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("refresh_token")).isEqualTo(missed);
        assertThat(alerts(again.text("access_token"))).isEqualTo(200);
        assertThat(refresh(missed).status()).isEqualTo(200);
    }

    @Test
    void once_the_successor_has_refreshed_the_token_before_it_ends_the_session() {
        API.register("Copied", "copied@example.org");
        var first = API.logIn("copied@example.org").text("refresh_token");
        var second = refresh(first).text("refresh_token");
        var third = refresh(second);

        APP.clock.pass(Duration.ofSeconds(61));

        assertProblem(refresh(first), 401, "refresh_token_reused");
        assertProblem(refresh(third.text("refresh_token")), 401, "refresh_token_invalid");
        assertThat(alerts(third.text("access_token"))).isEqualTo(401);
    }

    @Test
    void an_access_token_from_before_the_refresh_does_not_say_that_its_answer_arrived() {
        API.register("Two Windows", "windows@example.org");
        var login = API.logIn("windows@example.org");
        var missed = refresh(login.text("refresh_token")).text("refresh_token");

        assertThat(alerts(login.text("access_token"))).isEqualTo(200);
        APP.clock.pass(Duration.ofMinutes(5));

        assertThat(refresh(login.text("refresh_token")).text("refresh_token")).isEqualTo(missed);
    }

    @Tag("mixed")
    @Test
    void after_logging_out_nothing_of_the_session_works() {
        API.register("Leaver", "leaver@example.org");
        var login = API.logIn("leaver@example.org");
        var token = Map.of("refresh_token", login.text("refresh_token"));

        assertThat(API.post("/api/v1/users/logout", token).status()).isEqualTo(200);
        assertThat(API.post("/api/v1/users/logout", token).status()).isEqualTo(200);

        assertThat(alerts(login.text("access_token"))).isEqualTo(401);
        assertProblem(refresh(login.text("refresh_token")), 401, "refresh_token_invalid");
        assertProblem(API.post("/api/v1/users/logout", Map.of()), 400, "validation_failed");
    }

    @Tag("mixed")
    @Test
    void sessions_survive_a_restart() {
        try (var app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))) {
            var token = app.open().newcomer("Stayer", "stayer@example.org");
            app.stop();

            assertThat(app.open().get("/api/v1/users/alerts", token).status()).isEqualTo(200);
        }
    }

    @Test
    void five_wrong_passwords_close_the_door_for_five_minutes_and_say_for_how_long() {
        API.register("Guess", "guess@example.org");
        var wrong = Map.of("email", "guess@example.org", "password", "wrong horse");
        for (int i = 0; i < 5; i++) {
            assertProblem(API.post("/api/v1/users/login", wrong), 401, "bad_credentials");
        }
        var refused = API.logIn("guess@example.org");
        assertProblem(refused, 429, "rate_limited");
        assertThat(refused.header("Retry-After")).isEqualTo("300");
        assertThat(refused.json().path("retryAfter").asInt()).isEqualTo(300);

        APP.clock.pass(Duration.ofMinutes(5));

        assertThat(API.logIn("guess@example.org").status()).isEqualTo(200);
    }

    @Test
    void a_forged_address_from_somewhere_else_changes_nothing() {
        for (int i = 0; i < 3; i++) {
            assertThat(API.register("Flood" + i, "flood" + i + "@example.org").status())
                    .isEqualTo(201);
        }
        assertProblem(API.register("Flood3", "flood3@example.org"), 429, "rate_limited");
        // The loopback proxy is trusted: what it names last counts, what came before does not.
        var forged =
                API.send(
                        API.json("/api/v1/users/register")
                                .header("X-Forwarded-For", "198.51.100.7, 127.0.0.1")
                                .POST(
                                        Api.body(
                                                Map.of(
                                                        "username", "Flood4",
                                                        "email", "flood4@example.org",
                                                        "password", TestApplication.PASSWORD))));
        assertProblem(forged, 429, "rate_limited");
    }

    /** Registers somebody new through a proxy that says these lines. */
    private static int registerThrough(String name, String... forwarded) {
        var request = API.json("/api/v1/users/register");
        for (var line : forwarded) {
            request.header("X-Forwarded-For", line);
        }
        var body =
                Map.of(
                        "username",
                        name,
                        "email",
                        name.toLowerCase(Locale.ROOT) + "@example.org",
                        "password",
                        TestApplication.PASSWORD);
        return API.send(request.POST(Api.body(body))).status();
    }

    @Test
    void of_several_forwarded_lines_only_the_nearest_proxys_one_counts() {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            statuses.add(registerThrough("Lines" + i, randomAddress(), "203.0.113.20"));
        }
        assertThat(statuses).containsExactly(201, 201, 201, 429);
    }

    @Test
    void people_behind_a_proxy_that_names_ports_have_a_limit_each() {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            statuses.add(registerThrough("Port" + i, "203.0.113." + (30 + i) + ":51234"));
        }
        for (int i = 4; i < 7; i++) {
            statuses.add(registerThrough("Port" + i, "203.0.113.30:" + (50_000 + i)));
        }
        assertThat(statuses).containsExactly(201, 201, 201, 201, 201, 201, 429);
    }

    @Test
    void all_addresses_of_an_ipv6_64_share_one_limit_and_the_next_64_has_its_own() {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            statuses.add(registerThrough("Six" + i, "2001:db8:1:2::" + (i + 1)));
        }
        statuses.add(registerThrough("Six5", "[2001:DB8:1:3::1]:443"));
        assertThat(statuses).containsExactly(201, 201, 201, 429, 201);
    }

    @Test
    void a_session_shows_no_more_than_the_network_it_was_begun_in() {
        API.register("Roaming", "roaming@example.org");
        for (var from : List.of("203.0.113.9:51234", "[2001:db8:1:2::5]:443")) {
            var login =
                    API.send(
                            API.json("/api/v1/users/login")
                                    .header("X-Forwarded-For", from)
                                    .POST(
                                            Api.body(
                                                    Map.of(
                                                            "email",
                                                            "roaming@example.org",
                                                            "password",
                                                            TestApplication.PASSWORD))));
            assertThat(login.status()).isEqualTo(200);
        }
        var token = API.logIn("roaming@example.org").text("access_token");
        var sessions = API.get("/api/v1/users/sessions", token).json().path("sessions");
        assertThat(sessions.findValuesAsText("address"))
                .contains("203.0.113.0", "2001:db8:1:0:0:0:0:0");
    }

    @Test
    @ServerOnly("behind a gateway its word on the source counts (contract 1.7)")
    void behind_no_trusted_proxy_the_header_counts_for_nothing() {
        try (var app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))) {
            var api = app.with("TRUSTED_PROXIES", "10.0.0.0/8").open();
            var statuses = new ArrayList<Integer>();
            for (int i = 0; i < 4; i++) {
                var body =
                        Map.of(
                                "username", "Proxy" + i,
                                "email", "proxy" + i + "@example.org",
                                "password", TestApplication.PASSWORD);
                statuses.add(
                        api.send(
                                        api.json("/api/v1/users/register")
                                                .header("X-Forwarded-For", randomAddress())
                                                .POST(Api.body(body)))
                                .status());
            }
            assertThat(statuses).containsExactly(201, 201, 201, 429);
        }
    }

    @Test
    void other_origins_may_read_errors_too_and_a_preflight_needs_no_token() {
        var preflight =
                API.send(
                        API.request("/api/v1/users/alerts")
                                .header("Origin", "https://app.example")
                                .header("Access-Control-Request-Method", "PUT")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
        for (var path : List.of("/api/v1/users/alerts", "/api/v1/nowhere", "/health")) {
            var answer = API.send(API.request(path).header("Origin", "https://app.example"));
            assertThat(answer.status()).isEqualTo(STATUSES.get(path));
            assertThat(answer.header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://app.example");
            assertThat(answer.header("Vary")).contains("Origin");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void with_an_expired_token_three_calls_at_once_refresh_and_all_succeed() throws Exception {
        API.register("Threefold", "threefold@example.org");
        var login = API.logIn("threefold@example.org");
        APP.clock.pass(Duration.ofMinutes(16));

        var results = atOnce(3, () -> callLikeTheClient(login));

        assertThat(results).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    /** Calls, is told 401, refreshes once without a token in the header, and calls again. */
    private static Api.Answer callLikeTheClient(Api.Answer login) {
        var first = API.get("/api/v1/users/profile", login.text("access_token"));
        assertProblem(first, 401, "access_token_expired");
        var renewed = refresh(login.text("refresh_token"));
        assertThat(renewed.text("access_token")).isNotEqualTo(login.text("access_token"));
        assertThat(renewed.text("refresh_token")).isNotEqualTo(login.text("refresh_token"));
        return API.get("/api/v1/users/profile", renewed.text("access_token"));
    }

    @Test
    void of_32_identical_registrations_refreshes_and_alerts_nothing_is_there_twice()
            throws Exception {
        var token = API.newcomer("Once", "once@example.org");
        var answers = atOnce(32, () -> API.post("/api/v1/users/alerts", token, Map.of()).status());
        assertThat(answers).allMatch(status -> status == 200 || status == 429);
        assertThat(API.get("/api/v1/users/alerts", token).json().path("alerts")).hasSize(1);
    }
}
