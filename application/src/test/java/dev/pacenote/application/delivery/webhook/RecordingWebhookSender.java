package dev.pacenote.application.delivery.webhook;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.delivery.webhook.WebhookUrl;
import java.util.ArrayList;
import java.util.List;

/** Takes every call, or answers what it is told to. */
final class RecordingWebhookSender implements WebhookSender {

    final List<WebhookCall> calls = new ArrayList<>();
    SendResult answer = new SendResult.Accepted();

    @Override
    public boolean reaches(WebhookUrl url) {
        return url.isAllowed(false);
    }

    @Override
    public SendResult send(Webhook.Endpoint endpoint, WebhookCall call) {
        calls.add(call);
        return answer;
    }
}
