package dev.pacenote.application.delivery.webhook;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.delivery.webhook.WebhookUrl;

/** Calls the programs of people. */
public interface WebhookSender {

    /** Whether calls may go there, as far as the address tells. */
    boolean reaches(WebhookUrl url);

    /**
     * Calls it, once and signed; takes ten seconds at most. A redirect is not followed, and a host
     * that leads to a private address is not called. Whatever happens is a result, never an
     * exception.
     */
    SendResult send(Webhook.Endpoint endpoint, WebhookCall call);
}
