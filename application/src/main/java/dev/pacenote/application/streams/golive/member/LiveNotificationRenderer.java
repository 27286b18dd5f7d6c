package dev.pacenote.application.streams.golive.member;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.streams.golive.LiveFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Says that a channel is live, as it was when that was found. */
public final class LiveNotificationRenderer implements NotificationRenderer {

    @Override
    public Topic topic() {
        return LiveFacts.TOPIC;
    }

    @Override
    public NotificationType type() {
        return NotificationType.ALERT;
    }

    @Override
    public Map<UUID, Text> render(List<Notification> notifications) {
        var texts = new HashMap<UUID, Text>();
        for (var item : notifications) {
            texts.put(item.id(), text(LiveFacts.of(item.gathered().facts())));
        }
        return texts;
    }

    private static Text text(LiveFacts facts) {
        var title = NotificationRenderer.name(facts.title());
        var game = NotificationRenderer.name(facts.game());
        return new Text(
                NotificationRenderer.name(facts.name()) + " is live",
                facts.title().isEmpty()
                        ? "The channel is live on Twitch."
                        : facts.game().isEmpty() ? title : title + " (" + game + ")",
                Optional.of("https://www.twitch.tv/" + facts.login()));
    }
}
