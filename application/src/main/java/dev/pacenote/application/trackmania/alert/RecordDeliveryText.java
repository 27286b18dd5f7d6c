package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.delivery.DeliveryTextRenderer;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import java.util.Set;

/**
 * The words of the inbox, with the name of a driver whom nobody has named yet: what leaves cannot
 * be read again with the name in it. The account id stands there only while no service names them.
 */
public final class RecordDeliveryText implements DeliveryTextRenderer {

    private final ResolveNames names;

    public RecordDeliveryText(ResolveNames names) {
        this.names = names;
    }

    @Override
    public Topic topic() {
        return RecordFacts.TOPIC;
    }

    @Override
    public NotificationRenderer.Text render(Recipient reader, Notification notification) {
        var gathered = notification.gathered();
        var record = RecordFacts.CODEC.read().apply(gathered.facts());
        return RecordNotificationRenderer.text(
                gathered.count(), record, names.resolve(Set.of(record.account())));
    }
}
