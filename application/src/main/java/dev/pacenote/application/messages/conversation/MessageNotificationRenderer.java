package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.platform.VisibleText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Says how many messages came from whom, and never what they say. */
public final class MessageNotificationRenderer implements NotificationRenderer {

    private final Correspondents correspondents;

    public MessageNotificationRenderer(Correspondents correspondents) {
        this.correspondents = correspondents;
    }

    @Override
    public Topic topic() {
        return MessageFacts.TOPIC;
    }

    @Override
    public NotificationType type() {
        return NotificationType.MESSAGE;
    }

    @Override
    public Map<UUID, Text> render(List<Notification> notifications) {
        var names =
                correspondents.names(
                        notifications.stream()
                                .map(MessageNotificationRenderer::sender)
                                .collect(Collectors.toSet()));
        var texts = new HashMap<UUID, Text>();
        for (var notification : notifications) {
            var sender = sender(notification);
            var name = names.getOrDefault(sender, ReadMessages.DELETED);
            int count = notification.gathered().count();
            texts.put(
                    notification.id(),
                    new Text(
                            count == 1 ? "New message" : count + " new messages",
                            "From " + VisibleText.isolated(name),
                            Optional.of("/Chat/" + sender)));
        }
        return texts;
    }

    private static AccountId sender(Notification notification) {
        return MessageFacts.of(notification.gathered().facts()).sender();
    }
}
