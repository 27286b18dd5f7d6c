package dev.pacenote.application.notice;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.NoticeRow;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.UtcDate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Notices in memory. */
public final class InMemoryNotices implements Notices {

    private final Tables tables;

    public InMemoryNotices(Tables tables) {
        this.tables = tables;
    }

    @Override
    public int tell(AccountId account, Collection<Notice> notices) {
        if (notices.stream().anyMatch(notice -> !notice.account().equals(account))) {
            throw new IllegalArgumentException("a notice of another account");
        }
        return tables.with(
                state -> {
                    int added = 0;
                    for (var notice : notices) {
                        boolean known =
                                state.notices.stream()
                                        .map(NoticeRow::notice)
                                        .anyMatch(n -> sameFact(n, notice));
                        if (!known) {
                            state.notices.add(
                                    new NoticeRow(++state.lastNotice, notice, Optional.empty()));
                            added++;
                        }
                    }
                    return added;
                });
    }

    private static boolean sameFact(Notice one, Notice other) {
        return one.account().equals(other.account()) && one.key().sameFact(other.key());
    }

    @Override
    public Set<NoticeKey> told(AccountId account, Collection<NoticeKey> keys) {
        return tables.with(
                state ->
                        state.notices.stream()
                                .map(NoticeRow::notice)
                                .filter(notice -> notice.account().equals(account))
                                .map(Notice::key)
                                .filter(told -> keys.stream().anyMatch(told::sameFact))
                                .collect(Collectors.toSet()));
    }

    @Override
    public Paging.Page<Notice> page(NoticesQuery query, Paging paging) {
        return tables.with(
                state ->
                        paging.of(
                                state.notices.reversed().stream()
                                        .map(NoticeRow::notice)
                                        .filter(notice -> matches(notice, query))
                                        .toList()));
    }

    @Override
    public Part part(AccountId account, Topic topic, Optional<Long> from, int limit) {
        return tables.with(
                state -> {
                    var rows =
                            state.notices.reversed().stream()
                                    .filter(row -> row.notice().account().equals(account))
                                    .filter(row -> row.notice().topic().equals(topic))
                                    .filter(row -> row.number() <= from.orElse(Long.MAX_VALUE))
                                    .limit(limit + 1L)
                                    .toList();
                    return new Part(
                            rows.stream().limit(limit).map(NoticeRow::notice).toList(),
                            rows.stream().skip(limit).map(NoticeRow::number).findFirst());
                });
    }

    private static boolean matches(Notice notice, NoticesQuery query) {
        return notice.account().equals(query.account())
                && notice.topic().equals(query.topic())
                && query.since().map(since -> !notice.foundAt().isBefore(since)).orElse(true)
                && (query.subject().isEmpty() || notice.key().subject().equals(query.subject()));
    }

    private static LocalDate day(Notice notice) {
        return UtcDate.of(notice.foundAt());
    }

    @Override
    public Map<LocalDate, Integer> perDay(AccountId account, Topic topic, LocalDate from) {
        return tables.with(
                state ->
                        state.notices.stream()
                                .map(NoticeRow::notice)
                                .filter(n -> n.account().equals(account) && n.topic().equals(topic))
                                .filter(n -> !day(n).isBefore(from))
                                .collect(
                                        Collectors.toMap(
                                                InMemoryNotices::day, _ -> 1, Integer::sum)));
    }
}
