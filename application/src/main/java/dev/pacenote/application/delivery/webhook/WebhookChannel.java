package dev.pacenote.application.delivery.webhook;

import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.OutgoingDelivery;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Topic;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls of the programs of a person. */
public final class WebhookChannel implements DeliveryChannel {

    public static final ChannelId ID = new ChannelId("webhook");

    private final Webhooks webhooks;
    private final WebhookSender sender;
    private final Map<Topic, NotificationType> types;
    private final InstantSource clock;

    /**
     * @param renderers know what type the notifications of a topic have
     */
    public WebhookChannel(
            Webhooks webhooks,
            WebhookSender sender,
            Collection<NotificationRenderer> renderers,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.sender = sender;
        this.types =
                renderers.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        NotificationRenderer::topic, NotificationRenderer::type));
        this.clock = clock;
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    /** It names its topics. */
    @Override
    public boolean isChosenByTarget() {
        return true;
    }

    @Override
    public List<DeliveryTarget> targets(Account account) {
        return targets(webhooks.of(account.id()).stream().filter(Webhook::isUsable).toList());
    }

    @Override
    public List<DeliveryTarget> targets(Account account, Topic topic) {
        return targets(
                webhooks.of(account.id()).stream()
                        .filter(webhook -> webhook.wants(topic))
                        .toList());
    }

    private static List<DeliveryTarget> targets(List<Webhook> webhooks) {
        return webhooks.stream()
                .map(
                        webhook ->
                                new DeliveryTarget(
                                        webhook.id().toString(), webhook.endpoint().url().host()))
                .toList();
    }

    @Override
    public SendResult send(OutgoingDelivery delivery) {
        return webhooks.find(delivery.account(), UUID.fromString(delivery.target().id()))
                .filter(Webhook::isUsable)
                .map(webhook -> call(webhook, told(delivery)))
                .orElseGet(() -> new SendResult.Rejected("invalid_target"));
    }

    /** Calls it once, and calls it no more when its program is gone. */
    SendResult call(Webhook webhook, WebhookCall call) {
        var result = sender.send(webhook.endpoint(), call);
        if (result instanceof SendResult.Gone) {
            VersionedChange.of(
                    Optional.of(webhook),
                    () -> webhooks.find(webhook.account(), webhook.id()),
                    Webhook::gone,
                    webhooks::save);
        }
        return result;
    }

    private WebhookCall told(OutgoingDelivery delivery) {
        return new WebhookCall(
                delivery.id(),
                delivery.notification().key().topic().name(),
                clock.instant(),
                data(delivery));
    }

    /** The notification as the inbox shows it. */
    private Map<String, @Nullable Object> data(OutgoingDelivery delivery) {
        var notification = delivery.notification();
        var key = notification.key();
        var data = new HashMap<String, @Nullable Object>();
        data.put("notificationId", notification.id().toString());
        data.put("userId", notification.account().toString());
        data.put("type", types.getOrDefault(key.topic(), NotificationType.ALERT).wireName());
        data.put("topic", key.topic().name());
        data.put("title", delivery.text().title());
        data.put("content", delivery.text().content());
        data.put("facts", notification.gathered().facts().values());
        data.put("count", notification.gathered().count());
        data.put("priority", delivery.text().priority().name().toLowerCase(Locale.ROOT));
        var marks = notification.marks();
        data.put("seen", marks.seenAt().isPresent());
        data.put("seenAt", marks.seenAt().orElse(null));
        data.put("read", notification.isRead());
        data.put("readAt", marks.readState().readAt().orElse(null));
        data.put("archived", notification.isArchived());
        data.put("source", Map.of("kind", key.source().kind(), "id", key.source().id()));
        data.put("actionUrl", delivery.text().actionUrl().orElse(null));
        data.put("seq", notification.gathered().seq());
        data.put("occurredAt", notification.gathered().occurredAt());
        data.put("createdAt", notification.lifetime().createdAt());
        data.put("expiresAt", notification.lifetime().expiresAt());
        return data;
    }
}
