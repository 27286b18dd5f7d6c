package dev.pacenote.adapters.in.http.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.platform.security.PlantedRoutes.PasswordScheme;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which request reaches a route, and what the others are told (contract 1.4, C1, C2, C4). */
@MicronautTest(contextBuilder = SecuredService.Context.class)
@Property(name = SecuredService.PLANTED, value = "true")
@Property(name = SecuredService.CRON_SECRET_PROPERTY, value = SecuredService.CRON_SECRET)
@Property(name = SecuredService.METRICS_TOKEN_PROPERTY, value = "measure")
class RouteSecurityTest {

    private static final String ORIGIN = "https://elsewhere.example";

    @Inject private ApplicationContext context;
    @Inject private SecuredService service;

    @BeforeEach
    void begin() {
        service.beginAnotherDay();
    }

    private String adminsToken() {
        var account = service.account();
        Samples.changed(service.accounts, account.id(), found -> found.as(Role.ADMIN));
        return service.token(service.loggedIn(account, Role.ADMIN));
    }

    @Test
    void a_route_takes_only_the_schemes_that_it_names() {
        var token = "Bearer " + service.token();
        var password = "open sesame";

        assertThat(service.get("/planted/user", "X-Password", password).statusAndCode())
                .isEqualTo("401 access_token_missing");
        assertThat(service.get("/planted/password", "Authorization", token).statusAndCode())
                .isEqualTo("401 password_missing");
        assertThat(service.get("/planted/password", "X-Password", password).status())
                .isEqualTo(200);
        assertThat(service.get("/planted/both", "X-Password", password).status()).isEqualTo(200);
        assertThat(service.get("/planted/both", "Authorization", token).status()).isEqualTo(200);
        assertThat(service.get("/planted/both").statusAndCode())
                .isEqualTo("401 access_token_missing");
        assertThat(service.bearing(service.token(), "/planted/cron").statusAndCode())
                .isEqualTo("401 cron_secret_invalid");
    }

    @Test
    void a_scheme_that_a_route_does_not_name_is_not_even_asked() {
        var scheme = context.getBean(PasswordScheme.class);
        int before = scheme.asked.get();
        for (var path : List.of("/planted/user", "/planted/open", "/planted/none", "/silent")) {
            service.get(path, "X-Password", "open sesame");
        }
        assertThat(scheme.asked).hasValue(before);
        service.get("/planted/password");
        assertThat(scheme.asked).hasValue(before + 1);
    }

    @Test
    void nobody_but_the_schemes_finds_out_who_calls() {
        assertThat(context.getBeansOfType(AuthenticationFetcher.class))
                .isNotEmpty()
                .hasOnlyElementsOfType(RouteAuthenticationFetcher.class);
    }

    @Test
    void a_route_that_does_not_say_who_may_call_it_is_closed_for_everybody() {
        assertThat(service.get("/silent").statusAndCode()).isEqualTo("401 access_token_missing");
        for (var token : List.of(service.token(), adminsToken(), SecuredService.CRON_SECRET)) {
            assertThat(service.bearing(token, "/silent").statusAndCode())
                    .isEqualTo("401 access_token_missing");
        }
    }

    @Test
    void an_open_route_ignores_every_token() {
        for (var token : List.of("garbage", service.token(), "")) {
            assertThat(service.bearing(token, "/planted/open").statusAndCode())
                    .isEqualTo("200 nobody");
        }
    }

    @Test
    void an_unknown_path_and_a_wrong_method_are_told_before_anybody_is_asked_for_a_token() {
        service.storeAway = true;
        for (var token : List.of("garbage", service.token())) {
            assertThat(service.bearing(token, "/planted/none").statusAndCode())
                    .isEqualTo("404 no_such_path");
            var wrong = service.send("DELETE", "/planted/user", "Authorization", "Bearer " + token);
            assertThat(wrong.statusAndCode()).isEqualTo("405 method_not_allowed");
            assertThat(wrong.header("Allow")).contains("GET").contains("POST");
        }
        assertThat(service.get("/planted/none").statusAndCode()).isEqualTo("404 no_such_path");
        assertThat(service.send("DELETE", "/planted/user").statusAndCode())
                .isEqualTo("405 method_not_allowed");
    }

    @Test
    void who_may_not_call_is_told_before_the_body_comes() throws IOException {
        for (var headers :
                List.of(
                        List.of("Content-Type: application/json", "Content-Length: 1000"),
                        List.of("Content-Type: application/json", "Content-Length: 5000000"),
                        List.of("Content-Type: text/plain", "Content-Length: 10"),
                        List.of("Content-Encoding: gzip", "Content-Length: 10"),
                        List.of("Content-Type: text/plain; charset=utf-16", "Content-Length: 10"),
                        List.of("Content-Type: x", "Transfer-Encoding: chunked"))) {
            assertThat(firstLine("POST /planted/user HTTP/1.1", headers))
                    .as(headers.toString())
                    .startsWith("HTTP/1.1 401");
        }
    }

    /** How a request is answered of which no body ever comes. */
    private String firstLine(String request, List<String> headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.setSoTimeout(60_000);
            var lines = new ArrayList<String>(List.of(request, "Host: pacenote.example"));
            lines.addAll(headers);
            var text = String.join("\r\n", lines) + "\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            var line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= ' ';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }

    @Test
    void refusals_have_the_id_and_the_headers_of_every_answer_and_are_counted() {
        var before = countedRefusals();
        for (var answer :
                List.of(
                        service.get("/planted/user", "Origin", ORIGIN),
                        service.get("/silent", "Origin", ORIGIN),
                        service.get(
                                "/planted/admin",
                                "Origin",
                                ORIGIN,
                                "Authorization",
                                "Bearer " + service.token()))) {
            assertThat(answer.status()).isIn(401, 403);
            assertThat(answer.header("X-Request-Id")).isNotEmpty();
            assertThat(answer.response().body()).contains(answer.header("X-Request-Id"));
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        }
        assertThat(countedRefusals())
                .containsExactlyElementsOf(before.stream().map(count -> count + 1).toList());
    }

    private List<Long> countedRefusals() {
        return List.of(
                counted("/planted/user", "401"),
                counted("/silent", "401"),
                counted("/planted/admin", "403"));
    }

    private long counted(String route, String status) {
        return context
                .getBean(MeterRegistry.class)
                .find("pacenote.http.requests")
                .tags("route", route, "status", status)
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void a_preflight_needs_no_token() {
        var answer =
                service.send(
                        "OPTIONS",
                        "/planted/admin",
                        "Origin",
                        ORIGIN,
                        "Access-Control-Request-Method",
                        "GET",
                        "Access-Control-Request-Headers",
                        "authorization");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Authorization", "Idempotency-Key", "If-Match");
    }

    @Test
    void the_routes_of_an_area_say_what_went_wrong_in_its_shape_and_all_others_in_ours() {
        var own = service.get("/planted-area/unknown", "Accept", "text/html", "Origin", ORIGIN);
        assertThat(own.statusAndCode()).isEqualTo("404 NO_SUCH_PATH");
        assertThat(own.response().body())
                .contains("\"type\":\"urn:pacenote:problem:no_such_path\"", "\"message\":")
                .doesNotContain("\"msg\"", "\"error\"");
        assertThat(own.header("Cache-Control")).isEqualTo("no-store");
        assertThat(own.header("Access-Control-Expose-Headers"))
                .contains("ETag", "Idempotent-Replay", "Idempotency-Replayed");

        var other = service.get("/planted-areas", "Accept", "application/json");
        assertThat(other.statusAndCode()).isEqualTo("404 no_such_path");
        assertThat(other.response().body()).contains("\"msg\"", "\"error\"");
    }

    @Test
    void schemes_may_wait_and_log_under_the_id_of_the_request() {
        var answer = service.get("/planted/watch");
        assertThat(answer.statusAndCode()).isEqualTo("200 true " + answer.header("X-Request-Id"));
    }

    @Test
    void the_cron_secret_opens_its_routes_and_wrong_ones_are_limited() {
        assertThat(service.bearing(SecuredService.CRON_SECRET, "/planted/cron").status())
                .isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            assertThat(service.bearing("guess-" + i, "/planted/cron").statusAndCode())
                    .isEqualTo("401 cron_secret_invalid");
        }
        var refused = service.bearing("guess", "/planted/cron-or-admin");
        assertThat(refused.statusAndCode()).isEqualTo("429 rate_limited");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(service.bearing(SecuredService.CRON_SECRET, "/planted/cron").status())
                .isEqualTo(200);
    }

    @Test
    void where_the_cron_secret_or_an_admin_is_wanted_either_will_do_and_nobody_else() {
        var path = "/planted/cron-or-admin";
        assertThat(service.bearing(SecuredService.CRON_SECRET, path).status()).isEqualTo(200);
        for (int i = 0; i < 11; i++) {
            assertThat(service.bearing(adminsToken(), path).status()).isEqualTo(200);
        }
        assertThat(service.bearing(service.token(), path).statusAndCode())
                .isEqualTo("401 cron_secret_invalid");
        assertThat(service.get(path).statusAndCode()).isEqualTo("401 cron_secret_invalid");
    }

    @Test
    void metrics_need_their_own_token() {
        assertThat(service.get("/planted/metrics").statusAndCode())
                .isEqualTo("401 access_token_missing");
        assertThat(service.bearing(service.token(), "/planted/metrics").statusAndCode())
                .isEqualTo("401 access_token_invalid");
        assertThat(service.bearing("measure", "/planted/metrics").status()).isEqualTo(200);
    }
}
