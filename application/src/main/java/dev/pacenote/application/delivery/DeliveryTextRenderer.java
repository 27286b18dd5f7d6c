package dev.pacenote.application.delivery;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;

/**
 * An area's words for what leaves the app about one of its topics, where they are not those of the
 * inbox: only as much as the reader lets out, and whole, for nobody reads them anew.
 */
public interface DeliveryTextRenderer {

    Topic topic();

    NotificationRenderer.Text render(Recipient reader, Notification notification);
}
