package dev.pacenote.application.trackmania;

import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.DailyEmails;
import dev.pacenote.application.notice.DailySource;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NotificationHistory;
import dev.pacenote.application.shared.Ids;
import dev.pacenote.application.shared.Transactions;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.MailPermission;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.notice.Coverage;
import dev.pacenote.domain.notice.DailyEmail;
import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.notice.HistoryEntry;
import dev.pacenote.domain.notice.HistoryEntry.Status;
import dev.pacenote.domain.notice.MailKey;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Notice.Route;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.trackmania.MapperAlert;
import dev.pacenote.domain.trackmania.RecordEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells a mapper what is new: every event after the watermark that passes the filter becomes a
 * notice. Notices, watermark and history are stored together, so a crash repeats nothing and loses
 * nothing.
 */
public final class WriteMapperSection implements DailySource.SectionWork {

    private final MapperAlerts alerts;
    private final Watches watches;
    private final Users users;
    private final Notices notices;
    private final DailyEmails emails;
    private final NotificationHistory history;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    public WriteMapperSection(
            MapperAlerts alerts,
            Watches watches,
            Users users,
            Notices notices,
            DailyEmails emails,
            NotificationHistory history,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        this.alerts = alerts;
        this.watches = watches;
        this.users = users;
        this.notices = notices;
        this.emails = emails;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Topic topic() {
        return RecordNews.TOPIC;
    }

    @Override
    public List<UserId> due(DailyRun run) {
        return alerts.due(run.pass()).stream().map(MapperAlert::owner).toList();
    }

    @Override
    public void write(UserId person, DailyRun run) {
        transactions.run(
                () -> {
                    var owner = users.find(person);
                    var alert = alerts.hold(person);
                    if (owner.isPresent() && alert.isPresent()) {
                        write(owner.get(), alert.get(), run);
                    }
                });
    }

    private void write(Account owner, MapperAlert alert, DailyRun run) {
        var permission = owner.mailPermission();
        if (permission == MailPermission.UNVERIFIED || permission == MailPermission.DISABLED) {
            // Not told now: the watermark stays, and everything since is told once that changes.
            return;
        }
        var now = clock.instant();
        long horizon = watches.lastEvent();
        var events =
                alerts.unconsidered(alert, horizon).stream()
                        .map(RecordEvent.Numbered::event)
                        .filter(alert::concerns)
                        .toList();
        var route = permission == MailPermission.ALLOWED ? Route.MAIL : Route.INBOX_ONLY;
        int fresh = notices.add(toNotices(owner.id(), events, route, run, now));
        var coverage = alerts.coverage(alert.id(), run.pass(), run.passStartedAt());
        notices.noteCoverage(owner.id(), topic(), run.date(), coverage);
        alerts.settle(
                alert.id(), horizon, fresh > 0 ? Optional.of(now) : Optional.empty(), run.pass());
        if (route == Route.MAIL) {
            note(owner.id(), run, fresh, coverage, now);
        }
    }

    private List<Notice> toNotices(
            UserId person, List<RecordEvent> events, Route route, DailyRun run, Instant now) {
        var maps = alerts.describe(events.stream().map(event -> event.key().map()).toList());
        return events.stream()
                .map(
                        event ->
                                new Notice(
                                        ids.next(),
                                        person,
                                        topic(),
                                        event.key().asText(),
                                        event.drivenAt().orElse(event.foundAt()),
                                        now,
                                        run.date(),
                                        RecordNews.of(
                                                        event,
                                                        Optional.ofNullable(
                                                                maps.get(event.key().map())))
                                                .facts(),
                                        route))
                .toList();
    }

    /** While a mail is on its way the day's history says nothing; its outcome will. */
    private void note(UserId person, DailyRun run, int fresh, Coverage coverage, Instant now) {
        boolean mailOpen =
                emails.find(new MailKey(person, run.date()))
                        .filter(
                                mail ->
                                        !(mail instanceof DailyEmail.Sent)
                                                && !(mail instanceof DailyEmail.Dead))
                        .isPresent();
        if (mailOpen) {
            return;
        }
        if (fresh > 0) {
            history.clear(person, topic(), run.date());
            return;
        }
        history.put(
                new HistoryEntry(
                        person,
                        topic(),
                        run.date(),
                        coverage.failedWhole() ? Status.TECHNICAL_ERROR : Status.NO_NEW_TIMES,
                        0,
                        MapperDesk.nothingNew(coverage),
                        now));
    }
}
