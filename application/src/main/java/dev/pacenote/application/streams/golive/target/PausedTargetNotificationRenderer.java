package dev.pacenote.application.streams.golive.target;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.streams.golive.PausedTargetFacts;
import dev.pacenote.domain.streams.guild.TargetHealth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Says that posts to a server go through no more, and what an admin can do. */
public final class PausedTargetNotificationRenderer implements NotificationRenderer {

    @Override
    public Topic topic() {
        return PausedTargetFacts.TOPIC;
    }

    @Override
    public NotificationType type() {
        return NotificationType.ALERT;
    }

    @Override
    public Map<UUID, Text> render(List<Notification> notifications) {
        var texts = new HashMap<UUID, Text>();
        for (var item : notifications) {
            texts.put(item.id(), text(PausedTargetFacts.of(item.gathered().facts())));
        }
        return texts;
    }

    private static Text text(PausedTargetFacts facts) {
        return new Text(
                "Posts to " + NotificationRenderer.name(facts.name()) + " do not go through",
                advice(facts.reason()),
                Optional.of("/streams/" + facts.guild()));
    }

    private static String advice(TargetHealth.Reason reason) {
        return switch (reason) {
            case UNKNOWN_CHANNEL -> "The channel is gone. Choose another one.";
            case MISSING_ACCESS -> "The bot does not see the channel. Let it in at Discord.";
            case MISSING_PERMISSIONS ->
                    "The bot may not post in the channel. Allow it at Discord, then post a test.";
            case BOT_REMOVED -> "The bot was removed. Invite it again.";
        };
    }
}
