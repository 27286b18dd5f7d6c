package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.NoticeRow;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestItem;
import dev.pacenote.domain.digest.DigestItem.Place;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the daily mails hold, in memory. */
public final class InMemoryDigestItems implements DigestItems {

    private final Tables tables;

    public InMemoryDigestItems(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void offer(AccountId account, LocalDate since, Collection<Notice> notices) {
        tables.with(
                state -> {
                    state.notices.replaceAll(
                            row ->
                                    row.item().isEmpty()
                                                    && row.notice().account().equals(account)
                                                    && notices.stream()
                                                            .map(Notice::key)
                                                            .anyMatch(row.notice().key()::sameFact)
                                            ? with(row, DigestItem.offered(row.notice(), since))
                                            : row);
                    return true;
                });
    }

    private static NoticeRow with(NoticeRow row, DigestItem item) {
        return new NoticeRow(row.number(), row.notice(), Optional.of(item));
    }

    private Stream<DigestItem> items(Tables.State state) {
        return state.notices.stream().flatMap(row -> row.item().stream());
    }

    @Override
    public Set<AccountId> accountsWaiting(LocalDate date, Set<Topic> topics) {
        return tables.with(
                state ->
                        items(state)
                                .filter(item -> topics.contains(item.notice().topic()))
                                .filter(item -> item.isReasonFor(date))
                                .map(item -> item.notice().account())
                                .collect(Collectors.toSet()));
    }

    @Override
    public List<Notice> gather(DailyEmailKey mail, Set<Topic> topics) {
        return tables.with(
                _ -> {
                    change(
                            mail.person(),
                            item ->
                                    topics.contains(item.notice().topic())
                                                    && item.fitsInto(mail.date())
                                            ? item.in(mail.date())
                                            : item);
                    return of(mail);
                });
    }

    @Override
    public List<Notice> of(DailyEmailKey mail) {
        return tables.with(
                state ->
                        items(state)
                                .filter(item -> item.notice().account().equals(mail.person()))
                                .filter(item -> item.place().equals(new Place.InMail(mail.date())))
                                .map(DigestItem::notice)
                                .toList());
    }

    @Override
    public Map<UUID, Place> places(AccountId account, Collection<UUID> notices) {
        var wanted = Set.copyOf(notices);
        return tables.with(
                state ->
                        items(state)
                                .filter(item -> item.notice().account().equals(account))
                                .filter(item -> wanted.contains(item.notice().id()))
                                .collect(
                                        Collectors.toMap(
                                                item -> item.notice().id(), DigestItem::place)));
    }

    @Override
    public void withhold(AccountId account, Reason reason, Instant at) {
        change(account, item -> item.withheld(reason, at));
    }

    private void change(AccountId account, UnaryOperator<DigestItem> change) {
        tables.with(
                state -> {
                    state.notices.replaceAll(
                            row ->
                                    row.notice().account().equals(account)
                                            ? row.item()
                                                    .map(item -> with(row, change.apply(item)))
                                                    .orElse(row)
                                            : row);
                    return true;
                });
    }
}
