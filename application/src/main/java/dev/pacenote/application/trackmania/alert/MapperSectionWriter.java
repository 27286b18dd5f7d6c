package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.dailyrun.SectionWriter;
import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DigestNotices;
import dev.pacenote.application.digest.NoteSectionResult;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.Withdrawal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells a mapper what is new: every event after the watermark that passes the filter becomes a
 * notice. Notices, watermark and history are stored together, so a crash repeats nothing and loses
 * nothing.
 */
public final class MapperSectionWriter implements SectionWriter {

    private final MapperAlerts alerts;
    private final AlertChanges changes;
    private final RecordEvents recordEvents;
    private final ChooseChannel channels;
    private final DigestNotices notices;
    private final Coverages coverages;
    private final MapCatalog catalog;
    private final NoteSectionResult history;
    private final InstantSource clock;
    private final Ids ids;

    public MapperSectionWriter(
            MapperAlerts alerts,
            AlertChanges changes,
            RecordEvents recordEvents,
            ChooseChannel channels,
            DigestNotices notices,
            Coverages coverages,
            MapCatalog catalog,
            NoteSectionResult history,
            InstantSource clock,
            Ids ids) {
        this.alerts = alerts;
        this.changes = changes;
        this.recordEvents = recordEvents;
        this.channels = channels;
        this.notices = notices;
        this.coverages = coverages;
        this.catalog = catalog;
        this.history = history;
        this.clock = clock;
        this.ids = ids;
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
        long horizon = recordEvents.lastNumber();
        var events =
                alerts.findUnprocessed(alert, horizon).stream()
                        .filter(numbered -> alert.concerns(numbered.event()))
                        .toList();
        var found =
                toNotices(
                        owner,
                        events,
                        event ->
                                subscribed
                                                && alert.mayMail(event)
                                                && !locked.maps().isMuted(event.key().map())
                                        ? Weight.NEWS
                                        : Weight.SILENT,
                        now);
        int fresh = notices.tell(owner, run.date(), found);
        if (subscribed && !alert.paused()) {
            notices.tell(
                    owner,
                    run.date(),
                    gone(owner, locked.maps().goneSince(alert.settledAt()), now));
        }
        changes.save(
                locked,
                alert.markProcessed(
                        horizon,
                        run.pass(),
                        run.passStartedAt(),
                        fresh > 0 ? Optional.of(now) : Optional.empty(),
                        locked.maps()),
                locked.maps().markProcessed());
        if (alert.paused()) {
            return false;
        }
        var coverage = alerts.coverage(alert.id(), run.pass(), run.passStartedAt());
        coverages.save(owner, topic(), run.date(), coverage);
        if (subscribed) {
            boolean news = found.stream().anyMatch(Notice::isNews);
            history.note(
                    owner,
                    topic(),
                    run.date(),
                    news && fresh > 0,
                    coverage,
                    MapperSectionRenderer.nothingNew(coverage));
        }
        return subscribed;
    }

    /**
     * Maps that are gone since the last section, for whoever gets mails: no list shows them. The
     * section after may say so again: the same fact is stored once.
     */
    private List<Notice> gone(AccountId person, Map<MapUid, Instant> fresh, Instant now) {
        var maps = catalog.describe(fresh.keySet());
        return new TreeMap<>(fresh)
                .entrySet().stream()
                        .map(
                                gone -> {
                                    var news =
                                            GoneMapFacts.of(
                                                    gone.getKey(),
                                                    Optional.ofNullable(maps.get(gone.getKey())),
                                                    new MapName(""));
                                    return new Notice(
                                            ids.next(),
                                            person,
                                            news.key(gone.getValue()),
                                            new Timing(gone.getValue(), now),
                                            news,
                                            Weight.LASTING_NOTE);
                                })
                        .toList();
    }

    private List<Notice> toNotices(
            AccountId person,
            List<RecordEvent.Numbered> numbered,
            Function<RecordEvent, Weight> weight,
            Instant now) {
        var maps = catalog.describe(maps(numbered.stream()));
        var leads =
                recordEvents.leads(maps(numbered.stream().filter(n -> n.event().position() == 1)));
        return numbered.stream()
                .map(
                        record -> {
                            var event = record.event();
                            var map = Optional.ofNullable(maps.get(event.key().map()));
                            var withdrawn =
                                    Withdrawal.before(
                                            record,
                                            leads.getOrDefault(event.key().map(), List.of()),
                                            map.map(ExchangeMap::type).orElse(MapType.RACE));
                            return notice(
                                    person,
                                    event,
                                    RecordFacts.of(event, map, withdrawn),
                                    weight.apply(event),
                                    now);
                        })
                .toList();
    }

    private static List<MapUid> maps(Stream<RecordEvent.Numbered> events) {
        return events.map(numbered -> numbered.event().key().map()).distinct().toList();
    }

    private Notice notice(
            AccountId person, RecordEvent event, RecordFacts facts, Weight weight, Instant now) {
        return new Notice(
                ids.next(),
                person,
                RecordFacts.key(event),
                new Timing(event.drivenAt().orElse(event.foundAt()), now),
                facts,
                weight);
    }
}
