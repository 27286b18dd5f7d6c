package dev.pacenote.adapters.out.memory.platform.retention;

import dev.pacenote.adapters.out.memory.platform.Tables;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.retention.Retention;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was told long ago, in memory. */
public final class InMemoryRetentionStore implements RetentionStore {

    private final Tables tables;

    public InMemoryRetentionStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public int forget(Retention retention, Set<Topic> inboxes, int atMost) {
        return tables.with(state -> forget(state, retention, inboxes, atMost));
    }

    private static int forget(
            Tables.State state, Retention retention, Set<Topic> inboxes, int atMost) {
        LocalDate start = retention.news();
        var history = taken(state.history.values(), row -> row.date().isBefore(start), atMost);
        state.forgottenSent +=
                history.stream().filter(row -> row.status() == HistoryEntry.Status.SENT).count();
        state.history.values().removeAll(history);
        var mails =
                taken(
                        state.emails.values(),
                        mail -> mail.key().date().isBefore(start) && mail.isOver(),
                        atMost);
        state.emails.values().removeAll(mails);
        var notices =
                taken(
                        state.notices,
                        row ->
                                row.notice().foundOn().isBefore(start)
                                        && inboxes.contains(row.notice().topic())
                                        && (row.mail().isPresent() || !waits(row.notice().route())),
                        atMost);
        state.notices.removeAll(notices);
        var coverage = taken(state.coverage.keySet(), key -> key.date().isBefore(start), atMost);
        state.coverage.keySet().removeAll(coverage);
        var audit =
                taken(
                        state.audit,
                        entry ->
                                entry.at().isBefore(start.atStartOfDay().toInstant(ZoneOffset.UTC)),
                        atMost);
        state.audit.removeAll(audit);
        var rehearsals =
                taken(
                        state.runs.values(),
                        run -> run.dry() && run.passStartedAt().isBefore(retention.rehearsals()),
                        atMost);
        state.runs.values().removeAll(rehearsals);
        var underWay =
                state.runs.values().stream()
                        .filter(run -> run.state().active())
                        .map(DailyRun::pass)
                        .collect(Collectors.toSet());
        var notes = taken(state.noted.keySet(), pass -> !underWay.contains(pass), atMost);
        state.noted.keySet().removeAll(notes);
        return IntStream.of(
                        history.size(),
                        mails.size(),
                        notices.size(),
                        coverage.size(),
                        audit.size(),
                        rehearsals.size(),
                        notes.size())
                .max()
                .orElse(0);
    }

    private static boolean waits(Notice.Route route) {
        return switch (route) {
            case MAIL, NEXT -> true;
            case ALONG, INBOX_ONLY -> false;
        };
    }

    private static <T> List<T> taken(Collection<T> rows, Predicate<T> old, int atMost) {
        return rows.stream().filter(old).limit(atMost).toList();
    }
}
