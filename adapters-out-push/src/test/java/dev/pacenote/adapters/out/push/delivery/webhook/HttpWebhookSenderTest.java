package dev.pacenote.adapters.out.push.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.push.http.OutgoingClients;
import dev.pacenote.adapters.out.push.http.OutgoingHttp;
import dev.pacenote.application.contracts.delivery.webhook.WebhookSenderContract;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.delivery.webhook.WebhookCall;
import dev.pacenote.application.delivery.webhook.WebhookSender;
import dev.pacenote.configuration.ApplicationContexts;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.delivery.webhook.WebhookSecret;
import dev.pacenote.domain.delivery.webhook.WebhookUrl;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpWebhookSenderTest implements WebhookSenderContract {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final WebhookSecret SECRET = WebhookSecret.of(new UUID(1, 2), new UUID(3, 4));

    @TempDir private Path folder;

    private TestPrograms programs;
    private ApplicationContext context;

    @BeforeEach
    void start() throws IOException {
        programs = TestPrograms.plain();
        context = ApplicationContexts.builder(Map.of("pacenote.sandbox", true)).start();
    }

    @AfterEach
    void stop() {
        context.close();
        programs.close();
    }

    private static WebhookSender sender(ApplicationContext context, boolean plainOnLoopback) {
        return new HttpWebhookSender(
                context.getBean(OutgoingHttp.class, Qualifiers.byName(OutgoingClients.WEBHOOK)),
                InstantSource.fixed(NOON),
                "Pacenote/test (+https://pacenote.example)",
                plainOnLoopback);
    }

    @Override
    public WebhookSender sender() {
        return sender(context, true);
    }

    @Override
    public Webhook.Endpoint program(int status, String retryAfter) {
        var path =
                "/"
                        + status
                        + "/"
                        + UUID.randomUUID()
                        + (retryAfter.isEmpty() ? "" : "?" + retryAfter);
        return new Webhook.Endpoint(new WebhookUrl(programs.url("127.0.0.1", path)), SECRET);
    }

    @Override
    public int calls(Webhook.Endpoint program) {
        return (int)
                programs.calls.stream()
                        .filter(call -> program.url().value().endsWith(call.path()))
                        .count();
    }

    private static WebhookCall call() {
        return new WebhookCall(
                new UUID(5, 6),
                "sample.weather",
                NOON.plusNanos(1_234_567),
                Map.of("title", "Storm \u5c71", "occurredAt", NOON, "facts", Map.of("a", "b")));
    }

    @Test
    void the_example_of_standard_webhooks_has_the_same_signature() {
        assertThat(
                        HttpWebhookSender.signature(
                                new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1_614_265_330,
                                "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_call_is_signed_over_its_id_its_time_and_its_body()
            throws GeneralSecurityException, IOException {
        sender().send(program(200, ""), call());

        var arrived = programs.calls.getFirst();
        assertThat(arrived.header("webhook-id")).isEqualTo(new UUID(5, 6).toString());
        assertThat(arrived.header("webhook-timestamp")).isEqualTo("" + NOON.getEpochSecond());
        assertThat(arrived.header("Content-Type")).isEqualTo("application/json");
        assertThat(arrived.header("User-Agent")).startsWith("Pacenote/test (+https://");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        Base64.getDecoder().decode(SECRET.value().substring("whsec_".length())),
                        "HmacSHA256"));
        var signed = new UUID(5, 6) + "." + NOON.getEpochSecond() + "." + arrived.body();
        assertThat(arrived.header("webhook-signature"))
                .isEqualTo(
                        "v1,"
                                + Base64.getEncoder()
                                        .encodeToString(mac.doFinal(signed.getBytes(UTF_8))));
        assertThat(JsonMappers.forDocuments().readTree(arrived.body()))
                .isEqualTo(
                        JsonMappers.forDocuments()
                                .readTree(
                                        """
                                        {"type":"sample.weather","timestamp":"2026-11-20T12:00:00.001Z",
                                        "data":{"title":"Storm \u5c71","facts":{"a":"b"},
                                        "occurredAt":"2026-11-20T12:00:00Z"}}
                                        """));
    }

    @Test
    void what_counts_is_the_status_however_much_else_the_answer_says() {
        for (int i = 0; i < 3; i++) {
            assertThat(sender().send(program("/200" + TestPrograms.LONG), call()))
                    .isEqualTo(new SendResult.Accepted());
        }
        assertThat(sender().send(program("/500" + TestPrograms.LONG), call()))
                .isEqualTo(new SendResult.Retry(Optional.empty(), "500", false));

        assertThat(programs.calls).hasSize(4);
    }

    private Webhook.Endpoint program(String path) {
        return new Webhook.Endpoint(new WebhookUrl(programs.url("127.0.0.1", path)), SECRET);
    }

    private Optional<SendResult> called(Map<String, Object> properties, String host)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (var encrypted = TestPrograms.encrypted(folder)) {
            var all = new HashMap<>(properties);
            if (all.containsKey("webhooks.ca-file")) {
                all.put("webhooks.ca-file", TestPrograms.certificate(folder).toString());
            }
            try (var real = ApplicationContexts.builder(all).start()) {
                var result =
                        sender(real, false)
                                .send(
                                        new Webhook.Endpoint(
                                                new WebhookUrl(encrypted.url(host, "/200/a")),
                                                SECRET),
                                        call());
                assertThat(encrypted.calls).hasSize(result instanceof SendResult.Accepted ? 1 : 0);
                return Optional.of(result);
            }
        }
    }

    @Test
    void a_name_that_leads_to_a_private_address_is_not_called() throws Exception {
        assertThat(called(Map.of(), "localhost"))
                .contains(new SendResult.Rejected("private_address"));
    }

    @Test
    void a_number_that_is_a_private_address_is_not_called() throws Exception {
        assertThat(called(Map.of(), "127.0.0.1"))
                .contains(new SendResult.Rejected("private_address"));
    }

    @Test
    void in_a_closed_network_a_program_still_has_to_show_who_it_is() throws Exception {
        assertThat(called(Map.of("webhooks.allow-private", "on"), "localhost"))
                .contains(new SendResult.Retry(Optional.empty(), "tls_failed", false));
    }

    @Test
    void the_authorities_of_a_file_are_believed() throws Exception {
        assertThat(
                        called(
                                Map.of("webhooks.allow-private", "on", "webhooks.ca-file", "file"),
                                "localhost"))
                .contains(new SendResult.Accepted());
    }
}
