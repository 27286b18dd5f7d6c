package dev.pacenote.assembly.delivery;

import dev.pacenote.application.delivery.webhook.ManageWebhooks;
import dev.pacenote.application.delivery.webhook.TestWebhook;
import dev.pacenote.application.delivery.webhook.WebhookChannel;
import dev.pacenote.application.delivery.webhook.WebhookSender;
import dev.pacenote.application.delivery.webhook.Webhooks;
import dev.pacenote.application.delivery.webhook.WebhooksExport;
import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.assembly.configuration.AccountLimitsConfiguration;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs of people, and the calls of them. */
@Factory
final class WebhookFactory {

    @Singleton
    ManageWebhooks manageWebhooks(
            Webhooks webhooks,
            WebhookSender sender,
            List<TopicDefinition> topics,
            AccountLimitsConfiguration limits,
            DoOnce once,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        var names =
                topics.stream()
                        .map(TopicDefinition::topic)
                        .flatMap(topic -> Stream.of(topic.name(), topic.area()))
                        .collect(Collectors.toUnmodifiableSet());
        return new ManageWebhooks(
                webhooks, sender, names, limits.mostWebhooks(), once, transactions, clock, ids);
    }

    @Singleton
    WebhookChannel webhookChannel(
            Webhooks webhooks,
            WebhookSender sender,
            List<NotificationRenderer> renderers,
            InstantSource clock) {
        return new WebhookChannel(webhooks, sender, renderers, clock);
    }

    @Singleton
    TestWebhook testWebhook(
            Webhooks webhooks,
            WebhookChannel channel,
            RateLimiter rateLimiter,
            InstantSource clock,
            Ids ids) {
        return new TestWebhook(webhooks, channel, rateLimiter, clock, ids);
    }

    @Singleton
    @Order(70)
    AccountExport webhooksExport(Webhooks webhooks) {
        return new WebhooksExport(webhooks);
    }
}
