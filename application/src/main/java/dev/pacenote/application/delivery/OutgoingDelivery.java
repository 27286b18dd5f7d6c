package dev.pacenote.application.delivery;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.inbox.Notification;
import java.util.UUID;

/**
 * What a channel hands over.
 *
 * @param id stays the same at each try, so that whoever gets it twice can tell
 * @param target one of those that the channel named
 * @param notification what it tells of, as the inbox shows it now
 * @param text its words, as much of them as the person's choice lets out of the app
 */
public record OutgoingDelivery(
        UUID id,
        AccountId account,
        DeliveryTarget target,
        Notification notification,
        NotificationRenderer.Text text) {}
