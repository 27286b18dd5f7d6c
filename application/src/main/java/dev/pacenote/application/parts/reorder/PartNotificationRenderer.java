package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.parts.reorder.PartFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Says what is the matter with a part, as it was when it was found. */
public final class PartNotificationRenderer implements NotificationRenderer {

    private static final String TASKS_PAGE = "/reorder";

    private final Topic topic;

    public PartNotificationRenderer(Topic topic) {
        this.topic = topic;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public NotificationType type() {
        return NotificationType.ALERT;
    }

    @Override
    public Map<UUID, Text> render(List<Notification> notifications) {
        var texts = new HashMap<UUID, Text>();
        for (var item : notifications) {
            texts.put(item.id(), text(PartFacts.of(item.gathered().facts())));
        }
        return texts;
    }

    private static Text text(PartFacts facts) {
        var name = NotificationRenderer.name(facts.name());
        return switch (facts.kind()) {
            case LOW -> text(name + " needs reordering", facts, Priority.NORMAL);
            case OUT -> text(name + " is out of stock", facts, Priority.HIGH);
            case ORDER_INSUFFICIENT ->
                    text(name + " stays low with what is ordered", facts, Priority.NORMAL);
            case ORDER_OVERDUE ->
                    text("The order of " + name + " is overdue", facts, Priority.NORMAL);
            case TEST ->
                    new Text(
                            "This is a test of alerts about parts",
                            "So you are told when a part is out. Nothing is the matter.",
                            Optional.of(TASKS_PAGE),
                            Priority.HIGH);
        };
    }

    private static Text text(String title, PartFacts facts, Priority priority) {
        var numbers = facts.numbers();
        var content =
                "Stock "
                        + numbers.stock()
                        + ", threshold "
                        + numbers.threshold()
                        + ", order "
                        + numbers.suggested()
                        + (facts.supplier().isEmpty()
                                ? "."
                                : " from " + NotificationRenderer.name(facts.supplier()) + ".");
        return new Text(title, content, Optional.of(TASKS_PAGE), priority);
    }
}
