package dev.pacenote.application.notice;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.NoticeRow;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Notices in memory. */
public final class InMemoryNotices implements Notices {

    private final Tables tables;

    public InMemoryNotices(Tables tables) {
        this.tables = tables;
    }

    @Override
    public int add(Collection<Notice> notices) {
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
        return one.person().equals(other.person())
                && one.topic().equals(other.topic())
                && one.dedupeKey().equals(other.dedupeKey());
    }

    @Override
    public Paging.Page<Notice> page(Query query, Paging paging) {
        return tables.with(
                state ->
                        paging.of(
                                state.notices.reversed().stream()
                                        .map(NoticeRow::notice)
                                        .filter(notice -> matches(notice, query))
                                        .toList()));
    }

    @Override
    public Part part(AccountId person, Topic topic, Optional<Long> from, int limit) {
        return tables.with(
                state -> {
                    var rows =
                            state.notices.reversed().stream()
                                    .filter(row -> row.notice().person().equals(person))
                                    .filter(row -> row.notice().topic().equals(topic))
                                    .filter(row -> row.number() <= from.orElse(Long.MAX_VALUE))
                                    .limit(limit + 1L)
                                    .toList();
                    return new Part(
                            rows.stream().limit(limit).map(NoticeRow::notice).toList(),
                            rows.stream().skip(limit).map(NoticeRow::number).findFirst());
                });
    }

    private static boolean matches(Notice notice, Query query) {
        return notice.person().equals(query.person())
                && notice.topic().equals(query.topic())
                && query.since().map(since -> !notice.foundAt().isBefore(since)).orElse(true)
                && notice.facts().values().entrySet().containsAll(query.facts().entrySet());
    }

    @Override
    public Map<LocalDate, Integer> perDay(AccountId person, Topic topic, LocalDate from) {
        return tables.with(
                state ->
                        state.notices.stream()
                                .map(NoticeRow::notice)
                                .filter(n -> n.person().equals(person) && n.topic().equals(topic))
                                .filter(n -> !n.foundOn().isBefore(from))
                                .collect(Collectors.toMap(Notice::foundOn, _ -> 1, Integer::sum)));
    }
}
