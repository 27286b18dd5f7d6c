package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.BadTokens;
import dev.pacenote.acceptance.support.OpenApi;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import dev.pacenote.sandbox.issuer.TokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What opens no route, on every route of the OpenAPI document: a new one is among them by itself
 * (messages contract 9.2, {@code doors}).
 */
class AuthenticationTest {

    private static final String APP_CLIENT = "app-1";
    private static final TokenIssuer ISSUER = issuer();
    private static final TokenIssuer OTHER = issuer();

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,messages,parts")
                    .with("OIDC_ISSUER", ISSUER.url())
                    .with("OIDC_AUDIENCE", APP_CLIENT)
                    .with("METRICS_TOKEN", "metrics-token-of-the-tests");
    private static final Api API = APP.open();

    /** Whoever is not known may call these. */
    private static final Set<String> OPEN =
            Set.of(
                    "get /health",
                    "get /health/live",
                    "get /docs/{file}",
                    "get /api/v1/users/search",
                    "get /api/v1/stats",
                    "get /api/v1/areas",
                    "get /health/ready",
                    "get /openapi.yml",
                    "get /docs",
                    "get /api/v1/users/verify-email",
                    "post /api/v1/users/verify-email",
                    "post /api/v1/users/verify-email/check",
                    "post /api/v1/users/register",
                    "post /api/v1/users/login",
                    "post /api/v1/users/refresh",
                    "post /api/v1/users/logout",
                    "post /api/v1/users/password/forgot",
                    "post /api/v1/users/password/reset",
                    "get /api/v1/unsubscribe",
                    "post /api/v1/unsubscribe");

    /** The address is signed. In the functions it is S3's. */
    private static final Set<String> SIGNED =
            Set.of("get /parts/files/{account}/{file}", "put /parts/files/{account}/{file}");

    /**
     * A route that somebody must be known for.
     *
     * @param byPeople whether people come in here, and not only programs with a secret
     */
    private record Door(String method, String path, boolean byPeople) {}

    private static TokenIssuer issuer() {
        try {
            return TokenIssuer.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void close() {
        APP.close();
        ISSUER.close();
        OTHER.close();
    }

    private static JsonNode paths() {
        return OpenApi.read(API.get("/openapi.yml").body()).document().path("paths");
    }

    private static List<Door> doors() {
        var doors = new ArrayList<Door>();
        for (var path : paths().properties()) {
            for (var operation : path.getValue().properties()) {
                var schemes = new HashSet<String>();
                operation
                        .getValue()
                        .path("security")
                        .forEach(one -> one.fieldNames().forEachRemaining(schemes::add));
                if (!schemes.isEmpty()) {
                    doors.add(
                            new Door(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    filled(path.getKey()),
                                    schemes.contains("session") && !schemes.contains("cron")));
                }
            }
        }
        assertThat(doors).hasSizeGreaterThan(40);
        return doors;
    }

    private static String filled(String path) {
        return path.replace("{date}", "2026-11-20")
                .replaceAll("\\{\\w+}", "0199c0de-0000-7000-8000-000000000001");
    }

    private static Api.Answer knock(Door door, Optional<String> token) {
        // The secrets of programs may be guessed ten times in five minutes.
        APP.clock.pass(Duration.ofMinutes(1));
        var request = API.request(door.path()).method(door.method(), BodyPublishers.noBody());
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return API.send(request);
    }

    private static void isShut(Door door, String what, Optional<String> token, String code) {
        var answer = knock(door, token);

        assertThat(answer.status()).as(what + ": " + door + " " + answer.body()).isEqualTo(401);
        if (door.byPeople()) {
            assertThat(answer.text("code").toLowerCase(Locale.ROOT)).as(what).isEqualTo(code);
            assertThat(answer.header("WWW-Authenticate")).as(what).startsWith("Bearer");
        }
    }

    @Test
    void every_route_is_open_on_purpose_or_wants_to_know_who_calls() {
        var open = new HashSet<String>();
        for (var path : paths().properties()) {
            for (var operation : path.getValue().properties()) {
                if (operation.getValue().path("security").isEmpty()) {
                    open.add(operation.getKey() + " " + path.getKey());
                }
            }
        }

        var expected = new HashSet<>(OPEN);
        if (Assembly.current() == Assembly.SERVER) {
            expected.addAll(SIGNED);
        }
        assertThat(open).isEqualTo(expected);
    }

    @Test
    void nobody_comes_in_without_a_token_or_by_one_that_is_over() {
        for (var door : doors()) {
            isShut(door, "no token", Optional.empty(), "access_token_missing");
            isShut(
                    door,
                    "expired",
                    Optional.of(BadTokens.expired(ISSUER, APP_CLIENT, APP.clock.instant())),
                    "access_token_expired");
        }
    }

    @Test
    void nobody_comes_in_by_a_token_that_is_forged_or_meant_for_something_else() {
        for (var door : doors()) {
            for (Map.Entry<String, String> bad :
                    BadTokens.of(ISSUER, APP_CLIENT, OTHER, APP.clock.instant()).entrySet()) {
                isShut(door, bad.getKey(), Optional.of(bad.getValue()), "access_token_invalid");
            }
        }
        assertThat(OTHER.documentFetches()).isZero();
    }

    /** Besides the one route for it, those of parts, which need neither name nor address. */
    private static boolean opensAnAccount(Door door) {
        return (door.method().equals("POST") && door.path().equals("/users"))
                || door.path().matches("/(parts|stock|reorder|analytics)(/.*)?");
    }

    @Test
    void a_person_who_has_no_account_comes_in_nowhere_but_where_one_is_opened() {
        for (var door : doors()) {
            if (door.byPeople() && !opensAnAccount(door)) {
                var token = ISSUER.accessToken("nobody", APP_CLIENT, APP.clock.instant());
                var answer = knock(door, Optional.of(token));

                assertThat(answer.status()).as(door + " " + answer.body()).isEqualTo(403);
                assertThat(answer.text("code").toLowerCase(Locale.ROOT))
                        .isEqualTo("profile_required");
            }
        }
    }

    private static int upgrade(String target, String... headers) {
        try (var socket = new RawWebSocket(APP.service().socketPort(), target, headers)) {
            return socket.status();
        }
    }

    @Test
    void no_socket_opens_by_a_bad_token_a_cookie_a_token_in_the_query_or_a_used_ticket() {
        var now = APP.clock.instant();
        for (var bad : BadTokens.of(ISSUER, APP_CLIENT, OTHER, now).entrySet()) {
            assertThat(upgrade("/ws", "Authorization: Bearer " + bad.getValue()))
                    .as(bad.getKey())
                    .isEqualTo(401);
        }
        assertThat(
                        upgrade(
                                "/ws",
                                "Authorization: Bearer "
                                        + BadTokens.expired(ISSUER, APP_CLIENT, now)))
                .isEqualTo(401);
        assertThat(upgrade("/ws")).as("nothing").isEqualTo(401);
        assertThat(upgrade("/ws", "Cookie: session=abc", "Origin: https://pacenote.example"))
                .as("a cookie")
                .isEqualTo(401);

        var token = API.newcomer("Trinity", "trinity@example.org");
        assertThat(upgrade("/ws?access_token=" + token)).isEqualTo(401);
        assertThat(upgrade("/ws?ticket=" + token)).isEqualTo(401);
        var ticket = API.post("/ws/tickets", token, Map.of()).text("ticket");
        assertThat(upgrade("/ws?ticket=" + ticket)).isEqualTo(101);
        assertThat(upgrade("/ws?ticket=" + ticket)).as("used").isEqualTo(401);
    }
}
