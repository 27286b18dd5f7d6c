package dev.pacenote.acceptance.operation;

import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.acceptance.support.network.DynamoProxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DynamoDB goes away while people look into their inbox. */
@Tag("lambda")
class LostTablesTest {

    @Test
    void an_inbox_that_cannot_be_read_says_503_and_never_that_it_is_empty() {
        var away = new AtomicBoolean();
        var cloud = LambdaAssembly.createResources(Duration.ofMinutes(3));
        try (var app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
                var proxy =
                        new DynamoProxy(
                                URI.create(cloud.getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", "")),
                                _ -> !away.get())) {
            cloud.forEach(app::with);
            var api =
                    app.with("AWS_ENDPOINT_URL_DYNAMODB", proxy.url())
                            .with("FEATURES", "trackmania,messages")
                            .open();
            var token = Inboxes.withOneMessage(api);

            away.set(true);
            Inboxes.assertUnavailable(api, token);
            away.set(false);

            Inboxes.assertOneMessage(api, token);
        }
    }
}
