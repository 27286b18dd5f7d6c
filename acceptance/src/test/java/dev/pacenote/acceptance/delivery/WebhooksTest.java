package dev.pacenote.acceptance.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.network.TlsProgram;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's programs, called over https (messages contract 2.5). */
class WebhooksTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final TlsProgram PROGRAM = new TlsProgram();
    private static final TestApplication APP =
            new TestApplication(NOON)
                    .with("WEBHOOK_ALLOW_PRIVATE", "on")
                    .with("WEBHOOK_CA_FILE", PROGRAM.certificate().toString());
    private static final Api API = APP.open();

    @AfterAll
    static void close() {
        APP.close();
        PROGRAM.close();
    }

    @BeforeEach
    void letLimitsPass() {
        APP.clock.pass(Duration.ofHours(2));
    }

    private static String person(String name) {
        return API.newcomer(name, name.toLowerCase(Locale.ROOT) + "@example.org");
    }

    private static Api.Answer add(Api api, String token, String url, String... topics) {
        return api.post(
                "/notifications/webhooks", token, Map.of("url", url, "topics", List.of(topics)));
    }

    private static Api.Answer added(String token, String path) {
        var answer = add(API, token, PROGRAM.url(path), "trackmania");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static Api.Answer test(Api.Answer webhook, String token) {
        var answer =
                API.post(
                        "/notifications/webhooks/" + webhook.text("webhookId") + "/test",
                        token,
                        Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static void isRefused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    @Test
    void a_test_is_one_signed_call() throws GeneralSecurityException {
        var ann = person("HookAnn");
        var webhook = added(ann, "/204/ann");
        var secret = webhook.text("secret");
        assertThat(secret).startsWith("whsec_");

        assertThat(test(webhook, ann).text("result")).isEqualTo("accepted");

        assertThat(PROGRAM.calls("/204/ann")).hasSize(1);
        var call = PROGRAM.calls("/204/ann").getFirst();
        var signed =
                call.headers().get("webhook-id")
                        + "."
                        + call.headers().get("webhook-timestamp")
                        + "."
                        + call.body();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring("whsec_".length())),
                        "HmacSHA256"));
        assertThat(call.headers())
                .containsEntry(
                        "webhook-signature",
                        "v1,"
                                + Base64.getEncoder()
                                        .encodeToString(mac.doFinal(signed.getBytes(UTF_8))))
                .containsEntry(
                        "webhook-timestamp", Long.toString(APP.clock.instant().getEpochSecond()))
                .hasEntrySatisfying(
                        "user-agent",
                        agent -> assertThat(agent).contains("https://pacenote.example"));
    }

    @Test
    void a_program_that_fails_is_called_once_by_a_test_and_a_redirect_is_not_followed() {
        var bob = person("HookBob");

        assertThat(test(added(bob, "/500/bob"), bob).text("result")).isEqualTo("retry");
        assertThat(test(added(bob, "/302/bob"), bob).text("code")).isEqualTo("redirect");

        assertThat(PROGRAM.calls("/500/bob")).hasSize(1);
        assertThat(PROGRAM.calls("/302/bob")).hasSize(1);
        assertThat(PROGRAM.calls("/200/followed")).isEmpty();
    }

    @Test
    void a_program_that_is_gone_is_disabled() {
        var eve = person("HookEve");
        var webhook = added(eve, "/410/eve");

        assertThat(test(webhook, eve).text("result")).isEqualTo("gone");

        var list = API.get("/notifications/webhooks", eve);
        assertThat(list.json().path("items")).hasSize(1);
        assertThat(list.json().path("items").get(0).path("disabledReason").asText())
                .isEqualTo("gone");
    }

    @Test
    void a_secret_is_shown_once_and_to_nobody_else() {
        var ann = person("SecretAnn");
        var bob = person("SecretBob");
        var webhook = added(ann, "/204/secret");
        var path = "/notifications/webhooks/" + webhook.text("webhookId");

        assertThat(API.get("/notifications/webhooks", ann).body())
                .contains(webhook.text("webhookId"))
                .doesNotContain("whsec_");
        isRefused(API.delete(path, bob), 404, "WEBHOOK_NOT_FOUND");
        isRefused(API.post(path + "/test", bob, Map.of()), 404, "WEBHOOK_NOT_FOUND");
        assertThat(API.delete(path, ann).status()).isEqualTo(200);
        isRefused(API.delete(path, ann), 404, "WEBHOOK_NOT_FOUND");
    }

    @Test
    void the_same_key_adds_one_webhook() {
        var ann = person("KeyAnn");
        var body = Map.of("url", PROGRAM.url("/204/key"), "topics", List.of("trackmania"));
        var first = keyed(ann, body);
        var again = keyed(ann, body);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        isRefused(
                keyed(
                        ann,
                        Map.of("url", PROGRAM.url("/204/other"), "topics", List.of("trackmania"))),
                422,
                "IDEMPOTENCY_MISMATCH");
        assertThat(API.get("/notifications/webhooks", ann).json().path("items")).hasSize(1);
    }

    private static Api.Answer keyed(String token, Map<String, ?> body) {
        return API.send(
                API.json("/notifications/webhooks")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", "k")
                        .POST(Api.body(body)));
    }

    @Test
    void five_webhooks_are_enough_and_each_has_a_good_address_and_known_topics() {
        var ann = person("ManyAnn");
        for (int i = 0; i < 5; i++) {
            added(ann, "/204/many");
        }

        isRefused(add(API, ann, PROGRAM.url("/204/a"), "trackmania"), 409, "LIMIT_REACHED");
        var bob = person("ManyBob");
        isRefused(add(API, bob, "http://localhost:1/a", "trackmania"), 400, "INVALID_INPUT");
        isRefused(add(API, bob, "ftp://a.example/", "trackmania"), 400, "INVALID_INPUT");
        isRefused(add(API, bob, "https://a.example/", "stocks"), 400, "INVALID_INPUT");
        isRefused(add(API, bob, "https://a.example/"), 400, "INVALID_INPUT");
        isRefused(
                API.post(
                        "/notifications/webhooks",
                        bob,
                        Map.of(
                                "url",
                                "https://a.example/",
                                "topics",
                                List.of("trackmania"),
                                "x",
                                1)),
                400,
                "INVALID_INPUT");
    }

    @Test
    void without_leave_no_private_address_is_called() {
        try (var open =
                new TestApplication(NOON)
                        .with("WEBHOOK_CA_FILE", PROGRAM.certificate().toString())) {
            var api = open.open();
            var ann = api.newcomer("PrivateAnn", "private.ann@example.org");
            var webhook = add(api, ann, PROGRAM.url("/204/private"), "trackmania");

            var answer =
                    api.post(
                            "/notifications/webhooks/" + webhook.text("webhookId") + "/test",
                            ann,
                            Map.of());

            assertThat(answer.text("result")).as(answer.body()).isEqualTo("rejected");
            assertThat(answer.text("code")).isEqualTo("private_address");
            assertThat(PROGRAM.calls("/204/private")).isEmpty();
        }
    }
}
