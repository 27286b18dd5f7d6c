package dev.pacenote.acceptance.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Browsers and phones that show pushes (messages contract 2.5), in the sandbox. */
@Isolated("what others log meanwhile would show")
class DevicesTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("PACENOTE_SANDBOX", "on");
    private static final Api API = APP.open();

    @AfterAll
    static void close() {
        APP.close();
    }

    @BeforeEach
    void letLimitsPass() {
        APP.clock.pass(Duration.ofHours(2));
    }

    private static String person(String name) {
        return API.newcomer(name, name.toLowerCase(Locale.ROOT) + "@example.org");
    }

    /** As a browser subscribes. */
    private static Map<String, Object> subscription() {
        var subscribed = API.post("/sandbox/api/push-subscriptions", Map.of());
        assertThat(subscribed.status()).as(subscribed.body()).isEqualTo(200);
        var keys = subscribed.json().path("keys");
        var body = new HashMap<String, Object>();
        body.put("platform", "web");
        body.put("endpoint", subscribed.text("endpoint"));
        body.put(
                "keys",
                Map.of(
                        "p256dh", keys.path("p256dh").asText(),
                        "auth", keys.path("auth").asText()));
        return body;
    }

    private static Api.Answer register(String token, Map<String, ?> body) {
        return API.post("/notifications/devices", token, body);
    }

    private static Api.Answer register(String token, Map<String, ?> body, String key) {
        return API.send(
                API.json("/notifications/devices")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key)
                        .POST(Api.body(body)));
    }

    private static JsonNode devices(String token) {
        return API.get("/notifications/devices", token).json().path("items");
    }

    private static void isRefused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    @Test
    void a_device_is_registered_once_shown_without_its_target_and_taken_out() {
        var ann = person("DeviceAnn");
        var browser = subscription();
        browser.put("name", "Desk");

        var device = register(ann, browser);

        assertThat(device.status()).as(device.body()).isEqualTo(201);
        assertThat(register(ann, browser).status()).isEqualTo(200);
        var list = API.get("/notifications/devices", ann);
        assertThat(list.json().path("items")).hasSize(1);
        assertThat(list.json().path("webPush").path("publicKey").asText()).matches("[\\w-]{87}");
        assertThat(list.body()).contains("Desk").doesNotContain("/push/").doesNotContain("p256dh");
        var path = "/notifications/devices/" + device.text("deviceId");
        isRefused(API.delete(path, person("DeviceBob")), 404, "DEVICE_NOT_FOUND");
        assertThat(API.delete(path, ann).status()).isEqualTo(200);
        isRefused(API.delete(path, ann), 404, "DEVICE_NOT_FOUND");
        assertThat(devices(ann)).isEmpty();
    }

    @Test
    void a_repeated_request_registers_once_and_repeats_its_answer() {
        var ann = person("RepeatingAnn");
        var browser = subscription();

        var first = register(ann, browser, "again");
        var again = register(ann, browser, "again");

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().map()).doesNotContainKey("idempotent-replay");
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        isRefused(register(ann, subscription(), "again"), 422, "IDEMPOTENCY_MISMATCH");
        assertThat(devices(ann)).hasSize(1);
    }

    @Test
    void a_device_of_somebody_else_moves_to_whoever_sits_there_now() {
        var ann = person("MovingAnn");
        var bob = person("MovingBob");
        var browser = subscription();
        register(ann, browser);

        assertThat(register(bob, browser).status()).isEqualTo(201);

        assertThat(devices(ann)).isEmpty();
        assertThat(devices(bob)).hasSize(1);
    }

    @Test
    void a_device_goes_with_the_session_that_registered_it() {
        person("LeavingAnn");
        var desk = API.logIn("leavingann@example.org");
        var phone = API.logIn("leavingann@example.org").text("access_token");
        register(desk.text("access_token"), subscription());
        register(phone, subscription());
        assertThat(devices(phone)).hasSize(2);

        API.post("/api/v1/users/logout", Map.of("refresh_token", desk.text("refresh_token")));

        assertThat(devices(phone)).hasSize(1);
    }

    @Test
    void twenty_devices_are_enough() {
        var ann = person("ManyDevices");
        for (int i = 0; i < 20; i++) {
            assertThat(register(ann, subscription()).status()).isEqualTo(201);
        }

        isRefused(register(ann, subscription()), 409, "LIMIT_REACHED");
    }

    @Test
    void only_a_subscription_at_a_push_service_that_we_send_to_is_taken() {
        var ann = person("StrictAnn");
        var elsewhere = subscription();
        elsewhere.put("endpoint", "https://push.evil.example/1");
        var metadata = subscription();
        metadata.put("endpoint", "http://169.254.169.254/latest/meta-data");
        var offCurve = subscription();
        offCurve.put("keys", Map.of("p256dh", "B" + "A".repeat(86), "auth", "A".repeat(22)));
        var withoutKeys = subscription();
        withoutKeys.remove("keys");
        var more = subscription();
        more.put("userId", "1");

        for (var body :
                List.of(
                        elsewhere,
                        metadata,
                        offCurve,
                        withoutKeys,
                        more,
                        Map.of("platform", "ios", "token", "t"),
                        Map.of("platform", "android", "token", "t"),
                        Map.of("platform", "toaster"))) {
            isRefused(register(ann, body), 400, "INVALID_INPUT");
        }
        assertThat(devices(ann)).isEmpty();
    }

    @Test
    void the_log_holds_neither_endpoints_nor_keys() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        context.getLogger("dev.pacenote").setLevel(Level.TRACE);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
        var browser = subscription();
        try {
            var ann = person("SilentAnn");
            register(ann, browser);
            API.get("/notifications/devices", ann);
            browser.put("platform", "toaster");
            register(ann, browser);
        } finally {
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(lines);
            context.getLogger("dev.pacenote").setLevel(Level.INFO);
        }

        var endpoint = browser.get("endpoint").toString();
        assertThat(List.copyOf(lines.list)).isNotEmpty();
        assertThat(List.copyOf(lines.list).toString())
                .doesNotContain(endpoint.substring(endpoint.lastIndexOf('/') + 1))
                .doesNotContain(((Map<?, ?>) browser.get("keys")).get("auth").toString());
    }
}
