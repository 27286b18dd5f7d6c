package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.trackmania.alert.GoneMapFacts;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotification.PositionResult;
import dev.pacenote.domain.trackmania.driver.GuardList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the places that a driver guards with what the survey of a pass found. */
public final class ComparePositions {

    /**
     * What came of it.
     *
     * @param list with each place as it is now
     * @param notices what changed
     * @param coverage how many places were looked at
     */
    public record Compared(GuardList list, List<Notice> notices, Coverage coverage) {
        public Compared {
            notices = List.copyOf(notices);
        }
    }

    private final MapWatches watches;
    private final MapCatalog catalog;
    private final Ids ids;

    public ComparePositions(MapWatches watches, MapCatalog catalog, Ids ids) {
        this.watches = watches;
        this.catalog = catalog;
        this.ids = ids;
    }

    /**
     * @param mayMail whether a change is a reason for a mail to the driver
     */
    public Compared compare(
            GuardList list, DriverIdentity driver, DailyRun run, boolean mayMail, Instant now) {
        var guarded = list.notifications();
        var maps = guarded.stream().map(DriverNotification::map).toList();
        var results = watches.resultsOf(run.pass(), maps);
        var described = catalog.describe(maps);
        var comparison = new Comparison(driver, run, mayMail, now);
        for (var notification : guarded) {
            comparison.compare(
                    notification,
                    results.getOrDefault(notification.map(), MapWatches.PassResult.NONE),
                    Optional.ofNullable(described.get(notification.map())));
        }
        return comparison.of(list);
    }

    /** One driver's comparison, place by place. */
    private final class Comparison {

        private final DriverIdentity driver;
        private final DailyRun run;
        private final boolean mayMail;
        private final Instant now;

        private final List<DriverNotification> seen = new ArrayList<>();
        private final List<DriverNotification> lostWithTheirMap = new ArrayList<>();
        private final List<Notice> notices = new ArrayList<>();
        private int gone;

        Comparison(DriverIdentity driver, DailyRun run, boolean mayMail, Instant now) {
            this.driver = driver;
            this.run = run;
            this.mayMail = mayMail;
            this.now = now;
        }

        void compare(
                DriverNotification notification,
                MapWatches.PassResult result,
                Optional<ExchangeMap> map) {
            var goneAt = result.absence().goneAt();
            if (goneAt.isPresent()) {
                gone++;
                compareWithGoneMap(notification, goneAt.get(), map);
            } else if (result.board().isPresent()) {
                var type = map.map(ExchangeMap::type).orElse(MapType.RACE);
                if (notification.look(result.board().get(), driver.account(), type, now)
                        instanceof PositionResult.Seen(var next, var change)) {
                    seen.add(next);
                    change.ifPresent(
                            what ->
                                    notices.add(
                                            changed(
                                                    PositionFacts.of(next, what, map),
                                                    notification)));
                }
            } else if (notification.isConfirmed(
                    driver.account(), result.looked(), run.passStartedAt())) {
                seen.add(notification.confirmed(now));
            }
        }

        private void compareWithGoneMap(
                DriverNotification notification, Instant goneAt, Optional<ExchangeMap> map) {
            if (notification.status() == DriverNotification.Status.ACTIVE) {
                var lost = notification.mapGone(now);
                lostWithTheirMap.add(lost.next());
                lost.change()
                        .ifPresent(
                                what ->
                                        notices.add(
                                                changed(
                                                        PositionFacts.of(lost.next(), what, map)
                                                                .withMapGone(),
                                                        notification)));
            } else if (!notification.lostWithTheMap(goneAt)) {
                notices.add(gone(notification, map, goneAt));
            }
        }

        private Notice changed(PositionFacts facts, DriverNotification before) {
            var at = facts.change().at();
            return new Notice(
                    ids.next(),
                    before.owner(),
                    PositionFacts.key(before, facts.change()),
                    new Timing(at, at),
                    facts,
                    mayMail ? facts.change().kind().weight() : Weight.SILENT);
        }

        private Notice gone(
                DriverNotification notification, Optional<ExchangeMap> map, Instant goneAt) {
            var facts = GoneMapFacts.of(notification.map(), map, notification.mapName());
            return new Notice(
                    ids.next(),
                    notification.owner(),
                    facts.key(goneAt),
                    new Timing(goneAt, now),
                    facts,
                    mayMail ? Weight.LASTING_NOTE : Weight.SILENT);
        }

        Compared of(GuardList list) {
            int there = list.notifications().size() - gone;
            return new Compared(
                    list.look(seen).look(lostWithTheirMap),
                    notices,
                    new Coverage(there, there - seen.size(), run.passStartedAt()));
        }
    }
}
