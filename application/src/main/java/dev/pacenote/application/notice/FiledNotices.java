package dev.pacenote.application.notice;

import dev.pacenote.application.shared.Paging;
import dev.pacenote.domain.notice.DailyEmail;
import dev.pacenote.domain.notice.MailKey;
import dev.pacenote.domain.notice.Notice;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;

/** Notices with what became of them. */
public final class FiledNotices {

    /**
     * @param mailedOn the date of the mail that told it, once the mail server took that
     */
    public record Filed(Notice notice, Optional<LocalDate> mailedOn) {}

    private final Notices notices;
    private final DailyEmails emails;

    public FiledNotices(Notices notices, DailyEmails emails) {
        this.notices = notices;
        this.emails = emails;
    }

    /** The inbox: newest finding first. */
    public Paging.Page<Filed> page(Notices.Query query, Paging paging) {
        var page = notices.page(query, paging);
        var mails =
                emails.find(
                        page.rows().stream()
                                .flatMap(row -> row.mail().stream())
                                .distinct()
                                .map(date -> new MailKey(query.person(), date))
                                .toList());
        var sent =
                mails.values().stream()
                        .filter(DailyEmail.Sent.class::isInstance)
                        .map(mail -> mail.key().date())
                        .collect(Collectors.toSet());
        return page.map(row -> new Filed(row.notice(), row.mail().filter(sent::contains)));
    }
}
