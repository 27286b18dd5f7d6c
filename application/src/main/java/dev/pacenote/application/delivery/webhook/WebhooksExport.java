package dev.pacenote.application.delivery.webhook;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The webhooks of a person, for their export; without their secrets. */
public final class WebhooksExport implements AccountExport {

    private final Webhooks webhooks;

    public WebhooksExport(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public String member() {
        return "webhooks";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return webhooks.of(person).stream().map(WebhooksExport::row);
    }

    private static Map<String, Object> row(Webhook webhook) {
        var row = new HashMap<String, Object>();
        row.put("webhookId", webhook.id().toString());
        row.put("url", webhook.endpoint().url().value());
        row.put("topics", List.copyOf(webhook.topics()));
        row.put("createdAt", webhook.createdAt());
        webhook.disabledReason().ifPresent(why -> row.put("disabledReason", why.wireName()));
        return row;
    }
}
