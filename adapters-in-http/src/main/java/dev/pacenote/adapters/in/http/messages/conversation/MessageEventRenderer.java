package dev.pacenote.adapters.in.http.messages.conversation;

import dev.pacenote.adapters.in.http.notice.inbox.NotificationView;
import dev.pacenote.adapters.in.http.notice.stream.frame.EventMembers;
import dev.pacenote.adapters.in.http.notice.stream.frame.EventRenderer;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.messages.conversation.Correspondents;
import dev.pacenote.application.messages.conversation.ReadMessages;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Shows what happened to messages, with the messages and notifications as they are now. Of a
 * message that its owner does not have any more nothing is shown, and of what a recipient did
 * nothing while they send no receipts: such an event only counts for the sequence.
 */
@Singleton
final class MessageEventRenderer implements EventRenderer {

    private static final String MESSAGE = "messageId";
    private static final String PEER = "peerId";
    private static final String NOTIFICATION = "notificationId";

    private final ReadMessages messages;
    private final ReadNotifications notifications;
    private final Correspondents correspondents;

    MessageEventRenderer(
            ReadMessages messages, ReadNotifications notifications, Correspondents correspondents) {
        this.messages = messages;
        this.notifications = notifications;
        this.correspondents = correspondents;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(
                MessageEvents.MESSAGE,
                MessageEvents.MESSAGE_SENT,
                MessageEvents.MESSAGE_READ,
                MessageEvents.MESSAGE_DELIVERED,
                MessageEvents.MESSAGE_DELETED);
    }

    /** What the events are about, read at once. */
    private record Things(
            Map<UUID, ReadMessages.Shown> messages,
            Map<UUID, ReadNotifications.Shown> notifications,
            Set<AccountId> sendingReceipts) {}

    @Override
    public List<Map<String, Object>> render(AccountId reader, List<StreamEvent> events) {
        var things =
                new Things(
                        messages.findAll(
                                reader,
                                ids(
                                        events.stream()
                                                .filter(MessageEventRenderer::isWhole)
                                                .toList(),
                                        MESSAGE)),
                        notifications.findAll(reader, ids(events, NOTIFICATION)),
                        correspondents.sendingReceipts(
                                events.stream()
                                        .filter(MessageEventRenderer::isReceipt)
                                        .map(MessageEventRenderer::peer)
                                        .collect(Collectors.toSet())));
        return events.stream().map(event -> members(event, things)).toList();
    }

    private static Set<UUID> ids(Collection<StreamEvent> events, String key) {
        return events.stream()
                .map(event -> event.references().find(key))
                .flatMap(Optional::stream)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    /** Whether the event shows a message. */
    private static boolean isWhole(StreamEvent event) {
        return event.type().equals(MessageEvents.MESSAGE)
                || event.type().equals(MessageEvents.MESSAGE_SENT);
    }

    private static boolean isReceipt(StreamEvent event) {
        return event.references().find(MessageEvents.RECEIPT).isPresent();
    }

    private static AccountId peer(StreamEvent event) {
        return new AccountId(Long.parseLong(event.references().get(PEER)));
    }

    private static Map<String, Object> members(StreamEvent event, Things things) {
        var references = event.references();
        if (isReceipt(event) && !things.sendingReceipts().contains(peer(event))) {
            return Map.of();
        }
        var members = new LinkedHashMap<String, Object>();
        if (isWhole(event)) {
            var shown = things.messages().get(UUID.fromString(references.get(MESSAGE)));
            if (shown == null) {
                return Map.of();
            }
            members.putAll(EventMembers.of(MessageView.of(shown)));
        } else {
            references.find(MESSAGE).ifPresent(id -> members.put(MESSAGE, id));
            references
                    .find("messageIds")
                    .ifPresent(ids -> members.put("messageIds", List.of(ids.split(","))));
            members.put(PEER, references.get(PEER));
            references.find("readAt").ifPresent(at -> members.put("readAt", time(at)));
            references.find("deliveredAt").ifPresent(at -> members.put("deliveredAt", time(at)));
            references
                    .find("forAll")
                    .ifPresent(all -> members.put("forAll", Boolean.parseBoolean(all)));
            references.find("truncated").ifPresent(_ -> members.put("truncated", true));
        }
        references
                .find(NOTIFICATION)
                .map(UUID::fromString)
                .map(things.notifications()::get)
                .ifPresent(item -> members.put("notification", NotificationView.of(item)));
        return members;
    }

    private static String time(String stored) {
        return Times.iso(Instant.parse(stored));
    }
}
