package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.LogCapture;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What is written of pushes that fail: neither where they were to go nor what they say. */
@Isolated("what others log meanwhile would show")
class FailedPushLogTest extends Correspondence {

    private static final String TEXT = "a text nobody may read in a log";

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-10-20T12:00:00Z"))
                    .with("PACENOTE_SANDBOX", "on")
                    .with("FEATURES", "messages");
    private static final Api API = APP.open();
    private static final SandboxPushes PUSHES = new SandboxPushes(API);

    FailedPushLogTest() {
        super(APP, API);
    }

    @AfterAll
    static void close() {
        APP.close();
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
}
