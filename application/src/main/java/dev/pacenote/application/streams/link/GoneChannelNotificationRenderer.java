package dev.pacenote.application.streams.link;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.streams.link.GoneChannelFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Says that a channel is gone from Twitch, and what an admin can do. */
public final class GoneChannelNotificationRenderer implements NotificationRenderer {

    @Override
    public Topic topic() {
        return GoneChannelFacts.TOPIC;
    }

    @Override
    public NotificationType type() {
        return NotificationType.ALERT;
    }

    @Override
    public Map<UUID, Text> render(List<Notification> notifications) {
        var texts = new HashMap<UUID, Text>();
        for (var item : notifications) {
            texts.put(item.id(), text(GoneChannelFacts.of(item.gathered().facts())));
        }
        return texts;
    }

    private static Text text(GoneChannelFacts facts) {
        return new Text(
                NotificationRenderer.name(facts.channel()) + " is gone from Twitch",
                "Nothing is posted of it in "
                        + NotificationRenderer.name(facts.server())
                        + ". Remove it there, or leave it for when it comes back.",
                Optional.of("/streams/" + facts.guild()));
    }
}
