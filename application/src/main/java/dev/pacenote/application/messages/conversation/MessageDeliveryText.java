package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.delivery.DeliveryTextRenderer;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.directory.MessagePreferences;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.platform.VisibleText;
import java.util.List;
import java.util.Optional;

/** Says who wrote, and how the newest message begins if its reader lets that out of the app. */
public final class MessageDeliveryText implements DeliveryTextRenderer {

    /** So much of a message leaves the app. */
    private static final int MAX = 100;

    private final Mailboxes mailboxes;
    private final Correspondents correspondents;
    private final PreferenceDefinitions definitions;

    public MessageDeliveryText(
            Mailboxes mailboxes, Correspondents correspondents, PreferenceDefinitions definitions) {
        this.mailboxes = mailboxes;
        this.correspondents = correspondents;
        this.definitions = definitions;
    }

    @Override
    public Topic topic() {
        return MessageFacts.TOPIC;
    }

    @Override
    public NotificationRenderer.Text render(Recipient reader, Notification notification) {
        var newest = MessageFacts.of(notification.gathered().facts());
        var name =
                VisibleText.isolated(
                        correspondents
                                .names(List.of(newest.sender()))
                                .getOrDefault(newest.sender(), ReadMessages.DELETED));
        int count = notification.gathered().count();
        var link = Optional.of("/Chat/" + newest.sender());
        if (!MessagePreferences.of(reader.preferences(), definitions).previews()) {
            return new NotificationRenderer.Text(
                    (count == 1 ? "New message" : count + " new messages") + " from " + name,
                    "",
                    link);
        }
        return new NotificationRenderer.Text(
                name + " wrote to you" + (count == 1 ? "" : " (" + count + ")"),
                mailboxes
                        .find(reader.account().id(), newest.message())
                        .flatMap(Message::text)
                        .map(MessageText::value)
                        .map(MessageDeliveryText::beginning)
                        .orElse(""),
                link);
    }

    private static String beginning(String text) {
        return VisibleText.isolated(
                text.codePointCount(0, text.length()) <= MAX
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, MAX)) + "…");
    }
}
