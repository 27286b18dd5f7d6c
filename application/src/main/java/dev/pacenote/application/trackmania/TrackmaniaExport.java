package dev.pacenote.application.trackmania;

import dev.pacenote.application.delivery.history.NoticeWithDelivery;
import dev.pacenote.application.delivery.history.ReadNotices;
import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.alert.GoneMapFacts;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.driver.PositionFacts;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is stored about a person as a mapper and as a driver, for their export. */
public final class TrackmaniaExport {

    private TrackmaniaExport() {}

    /** One part of the export with the question that fills it. */
    private record Named(String member, Function<AccountId, Stream<Map<String, Object>>> rows)
            implements AccountExport {
        @Override
        public Stream<Map<String, Object>> of(AccountId person) {
            return rows.apply(person);
        }
    }

    /** The person's alert, with the maps that are muted. */
    public static AccountExport alerts(MapperAlerts alerts, CoveredMapsStore covered) {
        return new Named(
                "mapperAlerts",
                person ->
                        alerts.find(person).stream()
                                .flatMap(
                                        alert ->
                                                covered.find(alert.id()).stream()
                                                        .map(maps -> row(alert, maps))));
    }

    private static Map<String, Object> row(MapperAlert alert, CoveredMaps maps) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", alert.id().value());
        row.put("recordFilter", alert.filter().wireName());
        row.put("createdAt", alert.createdAt());
        row.put("paused", alert.paused());
        row.put("maps", maps.covered().stream().map(MapUid::value).sorted().toList());
        row.put("mutedMaps", maps.muted().stream().map(MapUid::value).sorted().toList());
        alert.lastReportedAt().ifPresent(at -> row.put("lastTriggered", at));
        return row;
    }

    /** Which driver the person is. */
    public static AccountExport driver(Drivers drivers) {
        return new Named(
                "driver",
                person ->
                        drivers.find(person).stream()
                                .map(
                                        driver ->
                                                Map.<String, Object>of(
                                                        "tmUsername", driver.name(),
                                                        "accountId", driver.account().toString())));
    }

    /** The places that the person guards. */
    public static AccountExport guarded(DriverNotifications notifications) {
        return new Named(
                "driverNotifications",
                person ->
                        notifications.of(person).stream()
                                .map(
                                        guard ->
                                                Map.<String, Object>of(
                                                        "id", guard.id().value(),
                                                        "mapUid", guard.map().value(),
                                                        "mapName", guard.mapName().raw(),
                                                        "status", guard.status().wireName(),
                                                        "position", guard.standing().position(),
                                                        "createdAt", guard.createdAt(),
                                                        "lastChecked", guard.lastCheckedAt())));
    }

    /** Everything that was found for the person, as it is stored. */
    public static AccountExport notices(ReadNotices notices, Topics topics) {
        return new Named(
                "notices",
                person ->
                        Stream.of(RecordFacts.TOPIC, PositionFacts.TOPIC, GoneMapFacts.TOPIC)
                                .flatMap(topic -> notices.all(person, topic))
                                .map(filed -> row(filed, topics)));
    }

    private static Map<String, Object> row(NoticeWithDelivery filed, Topics topics) {
        var notice = filed.notice();
        var row = new LinkedHashMap<String, Object>();
        row.put("topic", notice.topic().name());
        row.put("foundAt", notice.foundAt());
        row.put("facts", topics.stored(notice.topic(), notice.facts()).values());
        filed.mailedOn().ifPresent(date -> row.put("mailedOn", date.toString()));
        return row;
    }

    /** The person's searches of the last day. */
    public static AccountExport searches(SearchJobs searches, InstantSource clock) {
        return new Named(
                "searches",
                person ->
                        searches.of(person, clock.instant()).stream()
                                .map(
                                        job ->
                                                Map.<String, Object>of(
                                                        "username", job.author().value(),
                                                        "period", job.period().wireName(),
                                                        "createdAt", job.createdAt())));
    }
}
