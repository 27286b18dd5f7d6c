package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.dailyrun.SectionWriter;
import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.digest.SectionResults;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells a mapper what is new: every event after the watermark that passes the filter becomes a
 * notice. Notices, watermark and history are stored together, so a crash repeats nothing and loses
 * nothing.
 */
public final class MapperSectionWriter implements SectionWriter {

    private final MapperAlerts alerts;
    private final AlertChanges changes;
    private final ChooseChannel channels;
    private final MapperNotices notices;
    private final SectionResults results;
    private final InstantSource clock;

    public MapperSectionWriter(
            MapperAlerts alerts,
            AlertChanges changes,
            ChooseChannel channels,
            MapperNotices notices,
            SectionResults results,
            InstantSource clock) {
        this.alerts = alerts;
        this.changes = changes;
        this.channels = channels;
        this.notices = notices;
        this.results = results;
        this.clock = clock;
    }

    @Override
    public Topic topic() {
        return RecordFacts.TOPIC;
    }

    @Override
    public List<AccountId> due(DailyRun run) {
        return alerts.due(run.pass()).stream().map(MapperAlert::owner).toList();
    }

    @Override
    public boolean write(AccountId person, DailyRun run) {
        return changes.withLock(person, locked -> write(person, locked, run)).orElse(false);
    }

    private boolean write(AccountId owner, AlertChanges.LockedAlert locked, DailyRun run) {
        var alert = locked.alert();
        var choice = channels.dailyMail(owner);
        if (!choice.fillsInbox()) {
            // Not told now: the watermark stays, and everything since is told once that changes.
            return false;
        }
        boolean subscribed = choice.mayUse();
        if (alert.isProcessed(run.pass())) {
            return subscribed && !alert.paused();
        }
        var now = clock.instant();
        var unprocessed = alerts.findUnprocessed(alert);
        var events =
                unprocessed.events().stream()
                        .filter(numbered -> alert.concerns(numbered.event()))
                        .toList();
        var found =
                notices.records(
                        owner,
                        events,
                        unprocessed.maps(),
                        event ->
                                subscribed
                                                && alert.mayMail(event)
                                                && !locked.maps().isMuted(event.key().map())
                                        ? Weight.NEWS
                                        : Weight.SILENT,
                        now);
        int fresh = results.tell(owner, run.date(), found);
        if (subscribed && !alert.paused()) {
            results.tell(
                    owner,
                    run.date(),
                    notices.gone(owner, locked.maps().goneSince(alert.settledAt()), now));
        }
        changes.save(
                locked,
                alert.markProcessed(
                        unprocessed.horizon(),
                        run.pass(),
                        run.passStartedAt(),
                        fresh > 0 ? Optional.of(now) : Optional.empty(),
                        locked.maps()),
                locked.maps().markProcessed());
        if (alert.paused()) {
            return false;
        }
        var coverage = locked.maps().coverage(run.pass(), run.passStartedAt());
        results.covered(owner, topic(), run.date(), coverage);
        if (subscribed) {
            boolean news = found.stream().anyMatch(Notice::isNews);
            results.note(
                    owner,
                    topic(),
                    run.date(),
                    news && fresh > 0,
                    coverage,
                    MapperSectionRenderer.nothingNew(coverage));
        }
        return subscribed;
    }
}
