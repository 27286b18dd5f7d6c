package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.delivery.mail.NoticeMail;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.domain.platform.VisibleText;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A mail about notices as the templates read it.
 *
 * @param reader their name, such that it never changes the direction of the text around it
 * @param more a sentence about what is not shown
 */
public record NoticeMailView(
        String subject,
        String reader,
        List<Item> items,
        Optional<String> more,
        String settings,
        String unsubscribe) {

    /**
     * One thing that is told.
     *
     * @param action what the link is called
     */
    public record Item(
            String title, Optional<String> content, Optional<String> link, String action) {}

    static NoticeMailView of(NoticeMail mail) {
        return new NoticeMailView(
                mail.subject(),
                VisibleText.isolated(mail.reader()),
                mail.items().stream()
                        .map(
                                item ->
                                        new Item(
                                                item.title(),
                                                Optional.of(item.content())
                                                        .filter(text -> !text.isEmpty()),
                                                item.link().map(URI::toString),
                                                action(item)))
                        .toList(),
                mail.more() == 0
                        ? Optional.empty()
                        : Optional.of("And " + mail.more() + " more in your inbox."),
                mail.settings().toString(),
                mail.unsubscribe().toString());
    }

    private static String action(NoticeMail.Item item) {
        return item.type() == NotificationType.MESSAGE ? "Read and answer" : "Take a look";
    }

    /** What a mail program shows beside the subject. */
    public String preview() {
        var first = items.getFirst();
        return first.content().orElseGet(first::title);
    }
}
