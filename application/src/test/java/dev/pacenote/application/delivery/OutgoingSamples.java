package dev.pacenote.application.delivery;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What leaves by a channel, for tests. */
public final class OutgoingSamples {

    private OutgoingSamples() {}

    /** About one notice that is kept for so long after noon. */
    public static OutgoingDelivery delivery(AccountId account, String target, Duration keep) {
        var notification =
                Notification.opened(
                        UUID.randomUUID(),
                        new Source("place", "Riga"),
                        Samples.notice(account, "storm", Weight.NEWS),
                        StoredFacts.builder().build(),
                        7,
                        keep);
        return new OutgoingDelivery(
                UUID.randomUUID(),
                account,
                new DeliveryTarget(target, "Target"),
                notification,
                new NotificationRenderer.Text("Storm", "In Riga", Optional.of("/Places/Riga")));
    }
}
