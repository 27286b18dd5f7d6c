package dev.pacenote.application.delivery.mail;

import dev.pacenote.application.notice.inbox.NotificationType;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a mail about notices says.
 *
 * @param reader how the reader is called
 * @param items the newest first
 * @param more how many the mail does not show
 * @param settings where the reader says what they want to be told
 * @param unsubscribe where one click stops such mails
 */
public record NoticeMail(
        String reader, String subject, List<Item> items, int more, URI settings, URI unsubscribe) {

    /**
     * @param type what the reader can do about it
     * @param content how it begins; empty when the reader lets nothing out of the app
     */
    public record Item(NotificationType type, String title, String content, Optional<URI> link) {}

    public NoticeMail {
        items = List.copyOf(items);
    }
}
