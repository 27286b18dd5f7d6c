package dev.pacenote.acceptance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.sandbox.issuer.TokenIssuer;
import dev.pacenote.sandbox.issuer.TokenIssuer.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who come by the tokens of an outside issuer (messages contract 1.3). */
class OutsideIssuerTest {

    private static final String APP_CLIENT = "app-1";
    private static final TokenIssuer ISSUER = issuer();

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,parts")
                    .with("OIDC_ISSUER", ISSUER.url())
                    .with("OIDC_AUDIENCE", "other-client," + APP_CLIENT)
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);
    private static final Api API = APP.open();
    private static int people;

    private String name;
    private String own;

    private static TokenIssuer issuer() {
        try {
            return TokenIssuer.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void startScheduledJobs() {
        APP.service().startScheduledJobs();
    }

    @AfterAll
    static void close() {
        APP.close();
        ISSUER.close();
    }

    @BeforeEach
    void register() {
        people++;
        // So many newcomers register only in the course of some time.
        APP.clock.pass(Duration.ofMinutes(6));
        name = "neo" + people;
        own = API.newcomer("Neo " + people, name + "@example.org");
    }

    private String token(String login) {
        var claims = new HashMap<>(ISSUER.accessClaims(name, APP_CLIENT, APP.clock.instant()));
        claims.put("origin_jti", login);
        return ISSUER.sign("RS256", claims);
    }

    private Api.Answer join(String session, String token, String password) {
        return API.post(
                "/api/v1/users/me/identities",
                session,
                Map.of("token", token, "password", password));
    }

    private static Api.Answer profile(String token) {
        return API.get("/api/v1/users/profile", token);
    }

    private static void isRefused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private void joined() {
        var answer = join(own, token("first"), TestApplication.PASSWORD);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void a_person_joins_a_further_way_in_and_is_told_and_comes_by_it_from_then_on() {
        var token = token("first");
        isRefused(profile(token), 403, "profile_required");
        isRefused(join(own, token, "wrong horse"), 403, "wrong_password");
        isRefused(join(own, "garbage", TestApplication.PASSWORD), 400, "validation_failed");
        isRefused(profile(token), 403, "profile_required");

        joined();
        joined();

        var me = profile(token);
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().path("id")).isEqualTo(profile(own).json().path("id"));
        var to = name + "@example.org";
        await().until(
                        () ->
                                APP.mailbox().to(to).stream()
                                        .anyMatch(
                                                mail ->
                                                        mail.subject()
                                                                .contains("new way to log in")));
        assertThat(APP.mailbox().to(to))
                .filteredOn(mail -> mail.subject().contains("new way to log in"))
                .hasSize(1);
    }

    /** As Cognito writes it: the client stands in {@code client_id}, and there is no audience. */
    @Test
    void a_workshop_opens_with_the_first_token_of_the_issuer_and_is_the_same_with_the_next() {
        var claims = ISSUER.accessClaims(name, APP_CLIENT, APP.clock.instant());
        assertThat(claims).containsKey("client_id").doesNotContainKey("aud");
        var token = ISSUER.sign("RS256", claims);
        isRefused(profile(token), 403, "profile_required");

        var added = API.post("/parts", token, Map.of("partId", "p1", "partName", "Brake pad"));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var again = API.get("/parts/p1", token("another log-in"));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.text("userId")).isEqualTo(added.text("userId"));
        assertThat(profile(token).json().path("id").asText()).isEqualTo(added.text("userId"));

        var stranger = ISSUER.accessToken(name + "-b", APP_CLIENT, APP.clock.instant());
        isRefused(API.get("/parts/p1", stranger), 404, "part_not_found");
        claims.put("token_use", "id");
        isRefused(API.get("/parts", ISSUER.sign("RS256", claims)), 401, "access_token_invalid");
        claims.put("token_use", "access");
        claims.put("client_id", "somebody-else");
        isRefused(API.get("/parts", ISSUER.sign("RS256", claims)), 401, "access_token_invalid");
    }

    @Test
    void a_workshop_that_opens_so_has_the_address_that_the_issuer_knows() {
        // The account of the person who is there already has another.
        var address = "workshop-" + name + "@example.org";
        ISSUER.knows(name, Map.of("email", address, "email_verified", "true"));
        var token = token("a log-in");
        int before = ISSUER.personFetches();

        assertThat(API.get("/parts", token).status()).isEqualTo(200);
        assertThat(API.get("/parts", token).status()).isEqualTo(200);

        assertThat(ISSUER.personFetches() - before).as("asked once").isEqualTo(1);
        var me = profile(token).json();
        assertThat(me.path("email").asText()).isEqualTo(address);
    }

    private static Api.Answer wants(String token, String address) {
        return API.put("/api/v1/users/email", token, Map.of("email", address));
    }

    @Test
    void whoever_came_without_an_address_adds_one_that_counts_once_a_link_confirms_it() {
        var token = token("a log-in");
        assertThat(API.get("/parts", token).status()).isEqualTo(200);
        assertThat(profile(token).text("email")).isEmpty();
        var address = "late-" + name + "@example.org";

        var asked = wants(token, address);

        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        assertThat(profile(token).text("email")).isEmpty();
        await().until(() -> !APP.mailbox().to(address).isEmpty());
        var mail = APP.mailbox().to(address).getFirst().text();
        var link = mail.substring(mail.indexOf("token=") + "token=".length()).lines().findFirst();
        var confirmed = API.post("/api/v1/users/verify-email", Map.of("token", link.orElseThrow()));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(profile(token).text("email")).isEqualTo(address);
        assertThat(wants(token, address).status()).as("it is theirs already").isEqualTo(200);
    }

    @Test
    void an_address_is_refused_to_whoever_proves_nothing_and_where_it_is_anothers() {
        var token = token("a log-in");
        assertThat(API.get("/parts", token).status()).isEqualTo(200);

        isRefused(wants(token, name + "@example.org"), 409, "user_exists");
        isRefused(wants(token, "nowhere"), 400, "validation_failed");
        isRefused(wants(own, "other-" + name + "@example.org"), 403, "wrong_password");
        APP.clock.pass(Duration.ofMinutes(11));
        isRefused(wants(token, "late-" + name + "@example.org"), 403, "reauthentication_required");
        assertThat(profile(token).text("email")).isEmpty();
    }

    @Test
    void what_leads_to_one_account_leads_to_no_other() {
        joined();
        var other = API.newcomer("Smith " + people, "smith" + people + "@example.org");

        isRefused(join(other, token("first"), TestApplication.PASSWORD), 409, "identity_taken");
    }

    @Test
    void a_log_in_at_the_issuer_is_a_session_that_can_be_seen_and_ended() {
        joined();
        var token = token("laptop");
        assertThat(profile(token).status()).isEqualTo(200);
        assertThat(profile(token("laptop")).status()).as("refreshed").isEqualTo(200);

        var sessions = API.get("/api/v1/users/sessions", token).json().path("sessions");
        assertThat(sessions).hasSize(2);
        var current =
                sessions.get(0).path("current").asBoolean() ? sessions.get(0) : sessions.get(1);
        assertThat(current.path("current").asBoolean()).isTrue();
        APP.clock.pass(Duration.ofSeconds(2));
        assertThat(
                        API.delete("/api/v1/users/sessions/" + current.path("id").asText(), own)
                                .status())
                .isEqualTo(200);

        isRefused(profile(token), 401, "access_token_invalid");
        APP.clock.pass(Duration.ofSeconds(2));
        assertThat(profile(token("laptop")).status()).as("logged in again").isEqualTo(200);
    }

    @Test
    void another_password_logs_out_everywhere_by_whatever_way() {
        joined();
        var seen = token("laptop");
        var unseen = token("phone");
        assertThat(profile(seen).status()).isEqualTo(200);
        APP.clock.pass(Duration.ofSeconds(2));

        var changed =
                API.put(
                        "/api/v1/users/password",
                        own,
                        Map.of(
                                "currentPassword",
                                TestApplication.PASSWORD,
                                "newPassword",
                                "another horse"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);

        isRefused(profile(seen), 401, "access_token_invalid");
        isRefused(profile(unseen), 401, "access_token_invalid");
        assertThat(profile(own).status()).isEqualTo(200);
    }

    @Test
    void a_disabled_account_is_refused_by_this_way_too() {
        joined();
        var token = token("laptop");
        assertThat(profile(token).status()).isEqualTo(200);
        var boss = API.logIn("boss@example.org").text("access_token");
        var disabled =
                API.put(
                        "/api/v1/admin/users",
                        boss,
                        Map.of(
                                "user_id",
                                profile(own).json().path("id").asLong(),
                                "disabled",
                                true));
        assertThat(disabled.status()).as(disabled.body()).isEqualTo(200);

        isRefused(profile(token), 401, "access_token_invalid");
        APP.clock.pass(Duration.ofSeconds(2));
        isRefused(profile(token("phone")), 403, "account_disabled");
    }

    @Test
    void while_the_issuer_is_away_its_known_keys_work_and_nobody_is_refused_for_unknown_ones() {
        joined();
        var known = token("laptop");
        assertThat(profile(known).status()).isEqualTo(200);
        try (var gone = issuer()) {
            gone.mode(Mode.AWAY);
            var elsewhere =
                    new TestApplication(APP.clock.instant())
                            .with("OIDC_ISSUER", gone.url())
                            .with("OIDC_AUDIENCE", APP_CLIENT);
            try (elsewhere) {
                var api = elsewhere.open();
                var token = gone.accessToken("neo", APP_CLIENT, elsewhere.clock.instant());
                var answer = api.get("/api/v1/users/profile", token);
                isRefused(answer, 503, "service_unavailable");
                assertThat(answer.header("Retry-After")).isEqualTo("60");
                assertThat(api.get("/api/v1/users/profile", "garbage").status()).isEqualTo(401);
            }
        }
        assertThat(profile(known).status()).isEqualTo(200);
    }
}
