package dev.pacenote.application.delivery;

import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notices with what became of them. */
public final class FiledNotices {

    /**
     * @param mailedOn the date of the mail that told it, once the mail server took that
     */
    public record Filed(Notice notice, Optional<LocalDate> mailedOn) {}

    /** Notices that are read at once when all are wanted. */
    private static final int PART = 200;

    private final Notices notices;
    private final DailyEmails emails;

    public FiledNotices(Notices notices, DailyEmails emails) {
        this.notices = notices;
        this.emails = emails;
    }

    /** The inbox: newest finding first. */
    public Paging.Page<Filed> page(Notices.Query query, Paging paging) {
        var page = notices.page(query, paging);
        var sent = sent(query.person(), page.rows());
        return page.map(row -> filed(row, sent));
    }

    /**
     * Everything of one person and topic, newest finding first, read in parts as it is used. What
     * is found meanwhile is not among it.
     */
    public Stream<Filed> all(AccountId person, Topic topic) {
        return Stream.iterate(
                        Optional.of(notices.part(person, topic, Optional.empty(), PART)),
                        Optional::isPresent,
                        part ->
                                part.flatMap(Notices.Part::next)
                                        .map(
                                                from ->
                                                        notices.part(
                                                                person,
                                                                topic,
                                                                Optional.of(from),
                                                                PART)))
                .flatMap(
                        part -> {
                            var rows = part.orElseThrow().rows();
                            var sent = sent(person, rows);
                            return rows.stream().map(row -> filed(row, sent));
                        });
    }

    private static Filed filed(Notices.Placed row, Set<LocalDate> sent) {
        return new Filed(row.notice(), row.mail().filter(sent::contains));
    }

    /** Dates of the mails among these that the mail server took. */
    private Set<LocalDate> sent(AccountId person, List<Notices.Placed> rows) {
        var mails =
                emails.find(
                        rows.stream()
                                .flatMap(row -> row.mail().stream())
                                .distinct()
                                .map(date -> new DailyEmailKey(person, date))
                                .toList());
        return mails.values().stream()
                .filter(DailyEmail.Sent.class::isInstance)
                .map(mail -> mail.key().date())
                .collect(Collectors.toSet());
    }
}
