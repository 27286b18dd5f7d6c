package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import dev.pacenote.sandbox.issuer.TokenIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * People whom an outside issuer knows open accounts (messages contract 2.1 and 9.2: {@code
 * outside-subject}, {@code one-address}).
 */
class OutsideSubjectTest {

    private static final String APP_CLIENT = "app-1";
    private static final TokenIssuer ISSUER = issuer();

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,messages,parts")
                    .with("OIDC_ISSUER", ISSUER.url())
                    .with("OIDC_AUDIENCE", APP_CLIENT);
    private static final Api API = APP.open();
    private static int people;

    private String name;
    private String token;

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
    }

    @BeforeEach
    void comeAnew() {
        APP.clock.pass(Duration.ofMinutes(6));
        name = "ann" + ++people;
        token = token(name);
    }

    private static String token(String subject) {
        return ISSUER.accessToken(subject, APP_CLIENT, APP.clock.instant());
    }

    private static Map<String, Object> ann(String email) {
        return Map.of("email", email, "firstName", "Ann", "lastName", "Berg");
    }

    private static Api.Answer register(String token, String key, String email) {
        return API.send(
                API.json("/users")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key)
                        .POST(Api.body(ann(email))));
    }

    private static void isRefused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        try (var pool = Executors.newFixedThreadPool(works.size())) {
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(works)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void a_subject_without_account_may_open_one_and_is_that_person_from_then_on() {
        isRefused(API.get("/users/me", token), 403, "PROFILE_REQUIRED");
        isRefused(API.get("/users", token), 403, "PROFILE_REQUIRED");

        var added = API.post("/users", token, ann(name + "@example.org"));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo("/users/" + added.text("userId"));
        assertThat(added.json().path("emailVerified").asBoolean())
                .as("no address has to be confirmed here")
                .isTrue();
        assertThat(added.json().path("username").isNull()).isTrue();
        var me = API.get("/users/me", token);
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.text("userId")).isEqualTo(added.text("userId"));

        var again = API.post("/users", token, ann("other-" + name + "@example.org"));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.text("userId")).isEqualTo(added.text("userId"));
        assertThat(again.text("email")).isEqualTo(name + "@example.org");
    }

    @Test
    void a_person_who_used_parts_before_has_an_account_and_says_who_they_are_once() {
        assertThat(API.get("/parts", token).status()).isEqualTo(200);
        var nobody = API.get("/users/me", token);
        assertThat(nobody.text("firstName")).isEmpty();
        assertThat(nobody.json().path("email").isNull()).isTrue();

        var known = register(token, "k-" + name, name + "@example.org");

        assertThat(known.status()).as(known.body()).isEqualTo(200);
        assertThat(known.text("userId")).isEqualTo(nobody.text("userId"));
        assertThat(known.text("displayName")).isEqualTo("Ann Berg");
        assertThat(known.text("email")).isEqualTo(name + "@example.org");
        assertThat(known.json().path("emailVerified").asBoolean())
                .as("no address has to be confirmed here")
                .isTrue();
        var again = register(token, "k-" + name, name + "@example.org");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        isRefused(register(token, "k-" + name, "x@example.org"), 422, "IDEMPOTENCY_MISMATCH");
        assertThat(API.get("/users/me", token).text("displayName")).isEqualTo("Ann Berg");
    }

    @Test
    void an_address_is_verified_if_the_issuer_says_so() {
        var claims = ISSUER.accessClaims(name, APP_CLIENT, APP.clock.instant());
        claims.put("email", name + "@example.org");
        claims.put("email_verified", true);

        var added = API.post("/users", ISSUER.sign("ES256", claims), ann(name + "@example.org"));

        assertThat(added.json().path("emailVerified").asBoolean()).as(added.body()).isTrue();
    }

    @Test
    void a_known_address_is_nobodys_way_in() {
        API.newcomer("Owner " + people, name + "@example.org");

        isRefused(
                API.post("/users", token, ann(name.toUpperCase(Locale.ROOT) + "@example.org")),
                409,
                "USER_EXISTS");
        isRefused(API.get("/users/me", token), 403, "PROFILE_REQUIRED");
    }

    @Test
    void of_two_at_once_with_one_address_in_other_letters_one_gets_it() throws Exception {
        var upper = name.toUpperCase(Locale.ROOT) + "@EXAMPLE.org";
        var answers =
                atOnce(
                        List.<Callable<Api.Answer>>of(
                                () -> register(token, "k", name + "@example.org"),
                                () -> register(token(name + "-b"), "k", upper)));

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void a_key_belongs_to_issuer_and_subject() {
        var first = register(token, "k-1", name + "@example.org");
        assertThat(first.status()).as(first.body()).isEqualTo(201);

        var again = register(token, "k-1", name + "@example.org");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.text("userId")).isEqualTo(first.text("userId"));
        isRefused(register(token, "k-1", "x" + name + "@example.org"), 422, "IDEMPOTENCY_MISMATCH");

        var other = register(token(name + "-b"), "k-1", name + "-b@example.org");
        assertThat(other.status()).as(other.body()).isEqualTo(201);
        assertThat(other.text("userId")).isNotEqualTo(first.text("userId"));
    }

    @Test
    void a_subject_asks_five_times_an_hour() {
        API.newcomer("Taken " + people, name + "@example.org");
        for (int i = 0; i < 5; i++) {
            isRefused(API.post("/users", token, ann(name + "@example.org")), 409, "USER_EXISTS");
        }

        var answer = API.post("/users", token, ann("free-" + name + "@example.org"));
        isRefused(answer, 429, "RATE_LIMITED");
        assertThat(answer.header("Retry-After")).isNotBlank();
    }

    @Test
    void a_person_of_ours_adds_nobody() {
        var user = API.newcomer("Fox " + people, name + "@example.org");

        isRefused(
                API.post("/users", user, ann("new-" + name + "@example.org")),
                403,
                "ADMIN_REQUIRED");
    }

    @Test
    void sockets_open_by_such_a_token_and_by_its_ticket_and_close_with_the_session() {
        var port = APP.service().socketPort();
        try (var nobody = new RawWebSocket(port, "/ws", "Authorization: Bearer " + token)) {
            assertThat(nobody.status()).isEqualTo(403);
        }
        var user = API.post("/users", token, ann(name + "@example.org")).text("userId");
        var ticket = API.post("/ws/tickets", token, Map.of()).text("ticket");
        try (var byToken = RawWebSocket.open(port, token);
                var byTicket = new RawWebSocket(port, "/ws?ticket=" + ticket)) {
            assertThat(byToken.greet().path("userId").asText()).isEqualTo(user);
            assertThat(byTicket.greet().path("userId").asText()).isEqualTo(user);
            var sessions = API.get("/api/v1/users/sessions", token).json().path("sessions");
            assertThat(sessions).hasSize(1);

            API.delete("/api/v1/users/sessions/" + sessions.get(0).path("id").asText(), token);

            byToken.awaitHangUp();
            byTicket.awaitHangUp();
        }
        isRefused(API.get("/users/me", token), 401, "ACCESS_TOKEN_INVALID");
    }
}
