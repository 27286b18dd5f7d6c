package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.application.trackmania.board.MailPhrases;
import dev.pacenote.application.trackmania.board.TrackmaniaLinks;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Says on which map a guarded place changed, and how it did last. */
public final class PositionNotificationRenderer implements NotificationRenderer {

    @Override
    public Topic topic() {
        return PositionFacts.TOPIC;
    }

    @Override
    public NotificationType type() {
        return NotificationType.ALERT;
    }

    @Override
    public Map<UUID, Text> render(List<Notification> notifications) {
        var texts = new HashMap<UUID, Text>();
        for (var item : notifications) {
            var gathered = item.gathered();
            var change = PositionFacts.CODEC.read().apply(gathered.facts());
            var map = MailPhrases.mapName(change.mapName(), change.map());
            texts.put(
                    item.id(),
                    new Text(
                            gathered.count() == 1
                                    ? "Your place on " + map
                                    : gathered.count() + " changes of your place on " + map,
                            DriverSectionRenderer.sentence(change),
                            Optional.of(TrackmaniaLinks.POSITIONS)));
        }
        return texts;
    }
}
