package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.LogCapture;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.network.TlsProgram;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What is written of what fails: neither where it was to go nor what it says. */
@Isolated("what others log meanwhile would show")
class FailedPushLogTest extends Correspondence {

    private static final String TEXT = "a text nobody may read in a log";

    private static final TlsProgram PROGRAM = new TlsProgram();
    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-10-20T12:00:00Z"))
                    .with("PACENOTE_SANDBOX", "on")
                    .with("METRICS_TOKEN", "measure")
                    .with("WEBHOOK_ALLOW_PRIVATE", "on")
                    .with("WEBHOOK_CA_FILE", PROGRAM.certificate().toString())
                    .with("FEATURES", "messages");
    private static final Api API = APP.open();
    private static final SandboxPushes PUSHES = new SandboxPushes(API);

    FailedPushLogTest() {
        super(APP, API);
    }

    @AfterAll
    static void close() {
        APP.close();
        PROGRAM.close();
    }

    @Test
    void a_push_that_fails_leaves_neither_its_endpoint_nor_its_text_in_the_log() {
        APP.service().startScheduledJobs();
        var secrets = new ArrayList<>(List.of(TEXT, ann.email(), bob.email(), ann.token()));
        try (var log = new LogCapture()) {
            for (var fate :
                    Map.of(
                                    "gone", "failed invalid_target",
                                    "refuses_keys", "failed misconfigured",
                                    "broken", "scheduled attempt")
                            .entrySet()) {
                var reader = person("Reader");
                secrets.add(PUSHES.subscribed(reader.token()));
                secrets.add(reader.email());
                secrets.add(reader.token());
                PUSHES.mode(fate.getKey());
                var message = sent(ann, reader, TEXT);
                await().untilAsserted(
                                () ->
                                        assertThat(PUSHES.states(message, "push", reader.token()))
                                                .containsExactly(fate.getValue()));
            }
            var written = log.written();

            assertThat(written).contains(" by push: ").contains("misconfigured");
            assertThat(secrets).allSatisfy(secret -> assertThat(written).doesNotContain(secret));
        }
    }

    @Test
    void a_call_that_fails_leaves_neither_its_address_nor_its_key_in_log_or_metrics() {
        APP.service().startScheduledJobs();
        var secrets = new ArrayList<>(List.of(TEXT, ann.email(), bob.email(), ann.token()));
        try (var log = new LogCapture()) {
            for (var fate :
                    Map.of(
                                    "410", "failed invalid_target",
                                    "302", "failed provider_rejected",
                                    "500", "scheduled attempt")
                            .entrySet()) {
                var reader = person("Reader");
                var path = "/" + fate.getKey() + "/called-by-nobody-else";
                var webhook =
                        post(
                                "/notifications/webhooks",
                                reader,
                                Map.of("url", PROGRAM.url(path), "topics", List.of("message")));
                assertThat(webhook.status()).as(webhook.body()).isEqualTo(201);
                secrets.add(webhook.text("secret").substring("whsec_".length()));
                var message = sent(ann, reader, TEXT);
                await().untilAsserted(
                                () ->
                                        assertThat(
                                                        PUSHES.states(
                                                                message, "webhook", reader.token()))
                                                .containsExactly(fate.getValue()));
                assertThat(PROGRAM.calls(path)).hasSize(1);
                var test = "/notifications/webhooks/" + webhook.text("webhookId") + "/test";
                assertThat(post(test, reader, Map.of()).status()).isLessThan(500);
            }
            secrets.addAll(List.of("whsec_", "called-by-nobody-else", PROGRAM.url("")));
            var written = log.written();
            var metrics =
                    Assembly.current() == Assembly.LAMBDA
                            ? ""
                            : API.get("/metrics", "measure").body();

            assertThat(written).contains(" by webhook: ");
            if (Assembly.current() == Assembly.SERVER) {
                assertThat(metrics).contains("pacenote_");
            }
            assertThat(secrets)
                    .allSatisfy(
                            secret -> {
                                assertThat(written).doesNotContain(secret);
                                assertThat(metrics).doesNotContain(secret);
                            });
        }
    }
}
