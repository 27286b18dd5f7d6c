package dev.pacenote.application.notice;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.CoverageKey;
import dev.pacenote.application.platform.Tables.NoticeRow;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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

    private static boolean mayBeMailed(NoticeRow row) {
        return waiting(row) || (row.mail().isEmpty() && row.notice().route() == Notice.Route.NEXT);
    }

    private static boolean waiting(NoticeRow row) {
        return row.mail().isEmpty() && row.notice().route() == Notice.Route.MAIL;
    }

    @Override
    public Set<AccountId> peopleWaiting(LocalDate upTo) {
        return tables.with(
                state ->
                        state.notices.stream()
                                .filter(InMemoryNotices::waiting)
                                .filter(row -> !row.notice().foundOn().isAfter(upTo))
                                .map(row -> row.notice().person())
                                .collect(Collectors.toSet()));
    }

    @Override
    public void assign(DailyEmailKey mail) {
        change(
                row ->
                        row.notice().person().equals(mail.person()) && goesInto(row, mail.date())
                                ? new NoticeRow(
                                        row.number(), row.notice(), Optional.of(mail.date()))
                                : row);
    }

    private static boolean goesInto(NoticeRow row, LocalDate date) {
        if (row.mail().isPresent()) {
            return false;
        }
        return switch (row.notice().route()) {
            case MAIL -> !row.notice().foundOn().isAfter(date);
            case NEXT -> !row.notice().foundOn().isAfter(date);
            case ALONG -> row.notice().foundOn().equals(date);
            case INBOX_ONLY -> false;
        };
    }

    @Override
    public Paging.Page<Placed> page(Query query, Paging paging) {
        return tables.with(
                state ->
                        paging.of(
                                state.notices.reversed().stream()
                                        .filter(row -> matches(row.notice(), query))
                                        .map(row -> new Placed(row.notice(), row.mail()))
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
                            rows.stream()
                                    .limit(limit)
                                    .map(row -> new Placed(row.notice(), row.mail()))
                                    .toList(),
                            rows.stream().skip(limit).map(NoticeRow::number).findFirst());
                });
    }

    private static boolean matches(Notice notice, Query query) {
        return notice.person().equals(query.person())
                && notice.topic().equals(query.topic())
                && query.since().map(since -> !notice.foundAt().isBefore(since)).orElse(true)
                && notice.facts().values().entrySet().containsAll(query.facts().entrySet());
    }

    private void change(UnaryOperator<NoticeRow> change) {
        tables.with(
                state -> {
                    state.notices.replaceAll(change);
                    return true;
                });
    }

    @Override
    public List<Notice> in(DailyEmailKey mail) {
        return tables.with(
                state ->
                        state.notices.stream()
                                .filter(row -> row.notice().person().equals(mail.person()))
                                .filter(row -> row.mail().equals(Optional.of(mail.date())))
                                .map(NoticeRow::notice)
                                .toList());
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

    @Override
    public void keepInInboxOnly(AccountId person) {
        change(
                row -> {
                    var n = row.notice();
                    return mayBeMailed(row) && n.person().equals(person)
                            ? new NoticeRow(
                                    row.number(),
                                    new Notice(
                                            n.id(),
                                            n.person(),
                                            n.topic(),
                                            n.dedupeKey(),
                                            n.occurredAt(),
                                            n.foundAt(),
                                            n.foundOn(),
                                            n.facts(),
                                            Notice.Route.INBOX_ONLY),
                                    row.mail())
                            : row;
                });
    }

    @Override
    public void noteCoverage(AccountId person, Topic topic, LocalDate date, Coverage coverage) {
        tables.with(state -> state.coverage.put(new CoverageKey(person, topic, date), coverage));
    }

    @Override
    public Optional<Coverage> coverage(AccountId person, Topic topic, LocalDate date) {
        return tables.with(
                state ->
                        Optional.ofNullable(
                                state.coverage.get(new CoverageKey(person, topic, date))));
    }
}
