package dev.pacenote.domain.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.InvalidValueException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final Topic STORM = new Topic("weather.storm");
    private static final Topic FROST = new Topic("weather.frost");

    private static Webhook webhook(String... topics) {
        return Webhook.added(
                UUID.randomUUID(),
                new AccountId(42),
                new Webhook.Endpoint(
                        new WebhookUrl("https://hooks.example/secret-path"),
                        WebhookSecret.of(new UUID(1, 2), new UUID(3, 4))),
                new TreeSet<>(List.of(topics)),
                Instant.parse("2026-11-20T12:00:00Z"));
    }

    @Test
    void a_webhook_is_called_about_its_topics_and_areas_alone() {
        assertThat(webhook("weather.storm").wants(STORM)).isTrue();
        assertThat(webhook("weather.storm").wants(FROST)).isFalse();
        assertThat(webhook("weather").wants(FROST)).isTrue();
        assertThat(webhook("weathe").wants(FROST)).isFalse();
        assertThatThrownBy(WebhookTest::webhook).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_that_is_gone_is_called_no_more() {
        var gone = webhook("weather").gone().orElseThrow();

        assertThat(gone.wants(STORM)).isFalse();
        assertThat(gone.disabledReason()).contains(Webhook.DisabledReason.GONE);
        assertThat(gone.gone()).as("once more").isEmpty();
    }

    @Test
    void its_address_is_https_or_this_machine_where_that_is_wanted() {
        assertThat(new WebhookUrl("https://hooks.example/a").isAllowed(false)).isTrue();
        assertThat(new WebhookUrl("http://hooks.example/a").isAllowed(true)).isFalse();
        assertThat(new WebhookUrl("http://127.0.0.1:4000/a").isAllowed(true)).isTrue();
        assertThat(new WebhookUrl("http://127.0.0.1:4000/a").isAllowed(false)).isFalse();
        for (var text :
                List.of("", "hooks", "file:///etc/passwd", "https://u@a.org/", "https://a/#b")) {
            assertThatThrownBy(() -> new WebhookUrl(text))
                    .as(text)
                    .isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void its_secret_has_thirty_two_bytes_and_is_never_printed() {
        var webhook = webhook("weather");
        var secret = webhook.endpoint().secret();

        assertThat(secret.value()).startsWith("whsec_");
        assertThat(secret.key()).hasSize(32);
        assertThat(webhook.toString()).doesNotContain(secret.value()).doesNotContain("secret-path");
    }
}
