package dev.pacenote.application.delivery.mail;

import dev.pacenote.domain.notice.inbox.Notification;
import java.util.List;

/** What a mail about several things of one area is called. Each is one bean. */
public interface MailSubject {

    String area();

    /**
     * @param items two or more of the area, the newest first
     */
    String of(List<Notification> items);
}
