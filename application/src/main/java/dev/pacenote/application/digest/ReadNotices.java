package dev.pacenote.application.digest;

import dev.pacenote.application.notice.InboxQuery;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notices with what became of them. */
public final class ReadNotices {

    /**
     * @param mailedOn the date of the mail that told it, once the mail server took that
     */
    public record NoticeWithDelivery(Notice notice, Optional<LocalDate> mailedOn) {}

    /** Notices that are read at once when all are wanted. */
    private static final int PART = 200;

    private final Notices notices;
    private final DigestItems items;
    private final DailyEmails emails;

    public ReadNotices(Notices notices, DigestItems items, DailyEmails emails) {
        this.notices = notices;
        this.items = items;
        this.emails = emails;
    }

    /** The inbox: newest finding first. */
    public Paging.Page<NoticeWithDelivery> page(InboxQuery query, Paging paging) {
        var page = notices.page(query, paging);
        var mailedOn = mailedOn(query.account(), page.rows());
        return page.map(notice -> row(notice, mailedOn));
    }

    /**
     * Everything of one account and topic, newest finding first, read in parts as it is used. What
     * is found meanwhile is not among it.
     */
    public Stream<NoticeWithDelivery> all(AccountId account, Topic topic) {
        return Stream.iterate(
                        Optional.of(notices.part(account, topic, Optional.empty(), PART)),
                        Optional::isPresent,
                        part ->
                                part.flatMap(Notices.Part::next)
                                        .map(
                                                from ->
                                                        notices.part(
                                                                account,
                                                                topic,
                                                                Optional.of(from),
                                                                PART)))
                .flatMap(
                        part -> {
                            var rows = part.orElseThrow().rows();
                            var mailedOn = mailedOn(account, rows);
                            return rows.stream().map(notice -> row(notice, mailedOn));
                        });
    }

    private static NoticeWithDelivery row(Notice notice, Map<UUID, LocalDate> mailedOn) {
        return new NoticeWithDelivery(notice, Optional.ofNullable(mailedOn.get(notice.id())));
    }

    /** The mails that hold these notices, as far as the mail server took them. */
    private Map<UUID, LocalDate> mailedOn(AccountId account, List<Notice> rows) {
        var dates = items.mailDates(account, rows.stream().map(Notice::id).toList());
        var sent = sent(account, Set.copyOf(dates.values()));
        return dates.entrySet().stream()
                .filter(item -> sent.contains(item.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<LocalDate> sent(AccountId account, Set<LocalDate> dates) {
        var mails =
                emails.find(dates.stream().map(date -> new DailyEmailKey(account, date)).toList());
        return mails.values().stream()
                .filter(mail -> mail.state() instanceof DeliveryState.Sent)
                .map(mail -> mail.key().date())
                .collect(Collectors.toSet());
    }
}
