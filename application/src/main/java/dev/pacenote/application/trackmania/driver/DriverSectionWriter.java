package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.dailyrun.SectionWriter;
import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DigestNotices;
import dev.pacenote.application.digest.NoteSectionResult;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.alert.GoneMapFacts;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotification.PositionResult;
import dev.pacenote.domain.trackmania.driver.GuardList;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells a driver what became of the places they guard: each is compared with the board of this
 * pass. Notices, places and history are stored together, so a crash repeats nothing and loses
 * nothing.
 */
public final class DriverSectionWriter implements SectionWriter {

    private final DriverNotifications notifications;
    private final Drivers drivers;
    private final MapWatches watches;
    private final MapCatalog catalog;
    private final ChooseChannel channels;
    private final DigestNotices notices;
    private final Coverages coverages;
    private final NoteSectionResult history;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    public DriverSectionWriter(
            DriverNotifications notifications,
            Drivers drivers,
            MapWatches watches,
            MapCatalog catalog,
            ChooseChannel channels,
            DigestNotices notices,
            Coverages coverages,
            NoteSectionResult history,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        this.notifications = notifications;
        this.drivers = drivers;
        this.watches = watches;
        this.catalog = catalog;
        this.channels = channels;
        this.notices = notices;
        this.coverages = coverages;
        this.history = history;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Topic topic() {
        return PositionFacts.TOPIC;
    }

    @Override
    public List<AccountId> due(DailyRun run) {
        return notifications.due(run.pass());
    }

    @Override
    public boolean write(AccountId person, DailyRun run) {
        return transactions.inTransaction(
                () -> {
                    var driver = drivers.find(person);
                    var guarded =
                            notifications
                                    .findForUpdate(person)
                                    .filter(list -> !list.notifications().isEmpty());
                    return driver.isPresent()
                            && guarded.isPresent()
                            && write(person, driver.get(), guarded.get(), run);
                });
    }

    private boolean write(AccountId owner, DriverIdentity driver, GuardList list, DailyRun run) {
        var choice = channels.dailyMail(owner);
        if (!choice.fillsInbox()) {
            // Not looked at now: the first look once that changes compares with the last one.
            return false;
        }
        boolean mayMail = choice.mayUse();
        if (list.isProcessed(run.pass())) {
            return mayMail;
        }
        var guarded = list.notifications();
        var now = clock.instant();
        var maps = guarded.stream().map(DriverNotification::map).toList();
        var results = watches.resultsOf(run.pass(), maps);
        var described = catalog.describe(maps);
        int gone = 0;
        var seen = new ArrayList<DriverNotification>();
        var fresh = new ArrayList<Notice>();
        var lostWithTheirMap = new ArrayList<DriverNotification>();
        for (var notification : guarded) {
            var result = results.getOrDefault(notification.map(), MapWatches.PassResult.NONE);
            var map = Optional.ofNullable(described.get(notification.map()));
            var type = map.map(ExchangeMap::type).orElse(MapType.RACE);
            var goneAt = result.absence().goneAt();
            if (goneAt.isPresent()) {
                gone++;
                if (notification.status() == DriverNotification.Status.ACTIVE) {
                    var lost = notification.mapGone(now);
                    lostWithTheirMap.add(lost.next());
                    lost.change()
                            .ifPresent(
                                    what ->
                                            fresh.add(
                                                    notice(
                                                            PositionFacts.of(lost.next(), what, map)
                                                                    .withMapGone(),
                                                            lost.next(),
                                                            run,
                                                            mayMail)));
                } else if (!notification.lostWithTheMap(goneAt.get())) {
                    fresh.add(gone(notification, map, goneAt.get(), mayMail, now));
                }
            } else if (result.board().isPresent()
                    && notification.look(result.board().get(), driver.account(), type, now)
                            instanceof PositionResult.Seen(var next, var change)) {
                seen.add(next);
                change.ifPresent(
                        what ->
                                fresh.add(
                                        notice(
                                                PositionFacts.of(next, what, map),
                                                next,
                                                run,
                                                mayMail)));
            } else if (result.board().isEmpty()
                    && notification.isConfirmed(
                            driver.account(), result.looked(), run.passStartedAt())) {
                seen.add(notification.confirmed(now));
            }
        }
        notices.tell(owner, run.date(), fresh);
        notifications
                .save(list.look(seen).look(lostWithTheirMap).markProcessed(run.pass()))
                .orUndo("the places that " + owner + " guards");
        var coverage =
                new Coverage(
                        guarded.size() - gone,
                        guarded.size() - gone - seen.size(),
                        run.passStartedAt());
        coverages.save(owner, topic(), run.date(), coverage);
        if (mayMail) {
            boolean news = fresh.stream().anyMatch(Notice::isNews);
            history.note(
                    owner,
                    topic(),
                    run.date(),
                    news,
                    coverage,
                    DriverSectionRenderer.nothingNew(coverage));
        }
        return mayMail;
    }

    private Notice notice(
            PositionFacts facts, DriverNotification notification, DailyRun run, boolean mayMail) {
        var at = facts.change().at();
        return new Notice(
                ids.next(),
                notification.owner(),
                PositionFacts.key(notification.id(), run.pass()),
                new Timing(at, at),
                facts,
                mayMail ? facts.change().kind().weight() : Weight.SILENT);
    }

    private Notice gone(
            DriverNotification notification,
            Optional<ExchangeMap> map,
            Instant goneAt,
            boolean mayMail,
            Instant now) {
        var facts = GoneMapFacts.of(notification.map(), map, notification.mapName());
        return new Notice(
                ids.next(),
                notification.owner(),
                facts.key(goneAt),
                new Timing(goneAt, now),
                facts,
                mayMail ? Weight.LASTING_NOTE : Weight.SILENT);
    }
}
