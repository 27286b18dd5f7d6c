package dev.pacenote.acceptance.identity;

import static dev.pacenote.acceptance.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Whose address counts for limits, and what is shown of it (contract 1.7). */
interface ClientAddressCases extends ServiceUnderTest {

    static String randomAddress() {
        var random = ThreadLocalRandom.current();
        return "203.0." + random.nextInt(256) + "." + random.nextInt(256);
    }

    @Test
    default void a_forged_address_from_somewhere_else_changes_nothing() {
        for (int i = 0; i < 3; i++) {
            assertThat(api().register("Flood" + i, "flood" + i + "@example.org").status())
                    .isEqualTo(201);
        }
        assertProblem(api().register("Flood3", "flood3@example.org"), 429, "rate_limited");
        // The loopback proxy is trusted: what it names last counts, what came before does not.
        var forged =
                api().send(
                                api().json("/api/v1/users/register")
                                        .header("X-Forwarded-For", "198.51.100.7, 127.0.0.1")
                                        .POST(
                                                Api.body(
                                                        Map.of(
                                                                "username", "Flood4",
                                                                "email", "flood4@example.org",
                                                                "password",
                                                                        TestApplication
                                                                                .PASSWORD))));
        assertProblem(forged, 429, "rate_limited");
    }

    /** Registers somebody new through a proxy that says these lines. */
    private int registerThrough(String name, String... forwarded) {
        var request = api().json("/api/v1/users/register");
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
        return api().send(request.POST(Api.body(body))).status();
    }

    @Test
    default void of_several_forwarded_lines_only_the_nearest_proxys_one_counts() {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            statuses.add(registerThrough("Lines" + i, randomAddress(), "203.0.113.20"));
        }
        assertThat(statuses).containsExactly(201, 201, 201, 429);
    }

    @Test
    default void people_behind_a_proxy_that_names_ports_have_a_limit_each() {
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
    default void all_addresses_of_an_ipv6_64_share_one_limit_and_the_next_64_has_its_own() {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            statuses.add(registerThrough("Six" + i, "2001:db8:1:2::" + (i + 1)));
        }
        statuses.add(registerThrough("Six5", "[2001:DB8:1:3::1]:443"));
        assertThat(statuses).containsExactly(201, 201, 201, 429, 201);
    }

    @Test
    default void a_session_shows_no_more_than_the_network_it_was_begun_in() {
        api().register("Roaming", "roaming@example.org");
        for (var from : List.of("203.0.113.9:51234", "[2001:db8:1:2::5]:443")) {
            var login =
                    api().send(
                                    api().json("/api/v1/users/login")
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
        var token = api().logIn("roaming@example.org").text("access_token");
        var sessions = api().get("/api/v1/users/sessions", token).json().path("sessions");
        assertThat(sessions.findValuesAsText("address"))
                .contains("203.0.113.0", "2001:db8:1:0:0:0:0:0");
    }

    @Test
    @ServerOnly("behind a gateway its word on the source counts (contract 1.7)")
    default void behind_no_trusted_proxy_the_header_counts_for_nothing() {
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
}
