package dev.pacenote.acceptance.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SenderTest {

    /** An address may hold all of it, and a library would take it for the name of a setting. */
    private static final String SENDER = "news${java.version}${nothing}@pacenote.example";

    @Test
    void the_sender_is_the_address_that_the_operator_wrote_whatever_it_looks_like() {
        try (var app =
                new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                        .with("EMAIL_FROM", SENDER)) {
            var api = app.open();
            app.service().startScheduledJobs();
            api.register("Mad Fox", "fox@example.org");
            api.post("/api/v1/users/password/forgot", Map.of("email", "fox@example.org"));

            await().until(() -> !app.mailbox().to("fox@example.org").isEmpty());
            assertThat(app.mailbox().to("fox@example.org").getFirst().header("From"))
                    .contains("<" + SENDER + ">");
        }
    }
}
