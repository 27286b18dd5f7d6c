package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.delivery.mail.MailSubject;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.parts.reorder.PartFacts;
import java.util.List;

/** Says at a glance how many parts a mail is about. */
public final class PartMailSubject implements MailSubject {

    @Override
    public String area() {
        return PartFacts.LOW.area();
    }

    @Override
    public String of(List<Notification> items) {
        return items.size()
                + (items.stream().allMatch(PartMailSubject::needsReordering)
                        ? " parts need reordering"
                        : " parts need a look");
    }

    private static boolean needsReordering(Notification item) {
        return switch (PartFacts.of(item.gathered().facts()).kind()) {
            case LOW, OUT, ORDER_INSUFFICIENT -> true;
            case ORDER_OVERDUE, TEST -> false;
        };
    }
}
