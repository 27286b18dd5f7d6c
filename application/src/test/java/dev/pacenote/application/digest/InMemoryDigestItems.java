package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.NoticeRow;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the daily mails hold, in memory. */
public final class InMemoryDigestItems implements DigestItems {

    private final Tables tables;

    public InMemoryDigestItems(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Set<AccountId> accountsWaiting(LocalDate date) {
        return tables.with(
                state ->
                        state.notices.stream()
                                .filter(row -> row.mail().isEmpty())
                                .map(NoticeRow::notice)
                                .filter(notice -> DailyEmail.hasReason(notice, date))
                                .map(Notice::person)
                                .collect(Collectors.toSet()));
    }

    @Override
    public void gather(DailyEmailKey mail) {
        change(
                mail.person(),
                row ->
                        DailyEmail.takes(row.notice(), mail.date())
                                ? new NoticeRow(
                                        row.number(), row.notice(), Optional.of(mail.date()))
                                : row);
    }

    @Override
    public List<Notice> of(DailyEmailKey mail) {
        return tables.with(
                state ->
                        state.notices.stream()
                                .filter(row -> row.notice().person().equals(mail.person()))
                                .filter(row -> row.mail().equals(Optional.of(mail.date())))
                                .map(NoticeRow::notice)
                                .toList());
    }

    @Override
    public Map<UUID, LocalDate> mailDates(AccountId account, Collection<UUID> notices) {
        var wanted = Set.copyOf(notices);
        return tables.with(
                state ->
                        state.notices.stream()
                                .filter(row -> row.notice().person().equals(account))
                                .filter(row -> wanted.contains(row.notice().id()))
                                .filter(row -> row.mail().isPresent())
                                .collect(
                                        Collectors.toMap(
                                                row -> row.notice().id(),
                                                row -> row.mail().orElseThrow())));
    }

    @Override
    public void release(AccountId account) {
        change(
                account,
                row -> new NoticeRow(row.number(), row.notice().keptFromMail(), row.mail()));
    }

    /** Changes what is in no mail. */
    private void change(AccountId account, UnaryOperator<NoticeRow> change) {
        tables.with(
                state -> {
                    state.notices.replaceAll(
                            row ->
                                    row.mail().isEmpty() && row.notice().person().equals(account)
                                            ? change.apply(row)
                                            : row);
                    return true;
                });
    }
}
