package dev.pacenote.application.contracts.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.delivery.webhook.WebhookCall;
import dev.pacenote.application.delivery.webhook.WebhookSender;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.delivery.webhook.WebhookUrl;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link WebhookSender} promises. */
public interface WebhookSenderContract {

    WebhookSender sender();

    /**
     * A program that answers with that status.
     *
     * @param retryAfter the header of that name, if it is not empty
     */
    Webhook.Endpoint program(int status, String retryAfter);

    /** How often such a program was called. */
    int calls(Webhook.Endpoint program);

    private SendResult call(Webhook.Endpoint program) {
        return sender().send(
                        program,
                        new WebhookCall(
                                UUID.randomUUID(),
                                "sample.weather",
                                Samples.NOON,
                                Map.of("title", "Storm")));
    }

    @Test
    default void a_program_is_called_once() {
        var program = program(204, "");

        assertThat(sender().reaches(program.url())).isTrue();
        assertThat(call(program)).isEqualTo(new SendResult.Accepted());

        assertThat(calls(program)).isEqualTo(1);
    }

    @Test
    default void only_410_says_that_a_program_is_gone() {
        assertThat(call(program(410, ""))).isEqualTo(new SendResult.Gone());
        assertThat(call(program(404, ""))).isEqualTo(new SendResult.Rejected("404"));
    }

    @Test
    default void a_redirect_is_not_followed() {
        assertThat(call(program(307, ""))).isEqualTo(new SendResult.Rejected("redirect"));
    }

    @Test
    default void a_program_that_is_busy_or_broken_is_called_again_later() {
        assertThat(call(program(429, "7")))
                .isInstanceOfSatisfying(
                        SendResult.Retry.class,
                        retry -> assertThat(retry.after()).contains(Duration.ofSeconds(7)));
        var broken = program(500, "");
        assertThat(call(broken))
                .isInstanceOfSatisfying(
                        SendResult.Retry.class, retry -> assertThat(retry.after()).isEmpty());
        assertThat(calls(broken)).isEqualTo(1);
    }

    @Test
    default void nobody_is_called_without_encryption_over_a_network() {
        var plain = new WebhookUrl("http://hooks.example/a");

        assertThat(sender().reaches(plain)).isFalse();
        assertThat(call(new Webhook.Endpoint(plain, program(204, "").secret())))
                .isInstanceOf(SendResult.Rejected.class);
    }
}
