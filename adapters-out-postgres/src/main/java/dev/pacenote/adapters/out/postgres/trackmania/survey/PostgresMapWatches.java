package dev.pacenote.adapters.out.postgres.trackmania.survey;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.trackmania.board.MapUids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.KnownMap;
import dev.pacenote.domain.trackmania.survey.KnownRecords;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Watches in Postgres: a batch of maps costs at most three statements, whatever its size. */
@Singleton
public final class PostgresMapWatches implements MapWatches {

    /** Held until commit by whoever adds events: numbers become visible in order. */
    private static final long EVENTS_LOCK = 0x70616365_0003L;

    private final WatchRows rows;
    private final RecordEventRows events;
    private final Transactions transactions;

    PostgresMapWatches(WatchRows rows, RecordEventRows events, Transactions transactions) {
        this.rows = rows;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public Map<MapUid, MapWatch> findAll(Collection<MapUid> maps) {
        var uids = MapUids.texts(maps);
        return transactions.inTransaction(
                () -> {
                    var known = rows.known(uids);
                    var seen =
                            events.seen(uids).stream()
                                    .collect(
                                            Collectors.groupingBy(
                                                    RecordEventRows.Seen::map,
                                                    Collectors.mapping(
                                                            RecordEventRows.Seen::observed,
                                                            Collectors.toList())));
                    return known.stream()
                            .map(
                                    row ->
                                            new MapWatch(
                                                    row.map(),
                                                    row.mapType(),
                                                    row.known(),
                                                    KnownRecords.of(
                                                            seen.getOrDefault(
                                                                    row.map(), List.of()))))
                            .collect(Collectors.toMap(MapWatch::map, watch -> watch));
                });
    }

    @Override
    public Map<MapUid, KnownMap> known(Collection<MapUid> maps) {
        return rows.known(MapUids.texts(maps)).stream()
                .map(WatchRows.Known::knownMap)
                .collect(Collectors.toMap(KnownMap::map, known -> known));
    }

    @Override
    public void saveSurvey(Collection<SurveyedBoard> boards, Instant at, UUID pass) {
        if (boards.isEmpty()) {
            return;
        }
        // The same order for everybody: two surveys at once wait for each other, never in a circle.
        var ordered =
                boards.stream()
                        .sorted(Comparator.comparing(surveyed -> surveyed.board().map()))
                        .toList();
        var fresh =
                ordered.stream()
                        .flatMap(surveyed -> surveyed.events().stream())
                        .map(RecordEventRow::unnumbered)
                        .toList();
        transactions.inTransaction(
                () -> {
                    if (!fresh.isEmpty()) {
                        events.lock(EVENTS_LOCK);
                    }
                    rows.put(
                            ordered.stream()
                                    .map(surveyed -> WatchRows.Row.of(surveyed, at, pass))
                                    .toList());
                    if (!fresh.isEmpty()) {
                        events.add(fresh);
                    }
                    return true;
                });
    }

    @Override
    public void confirm(Collection<MapUid> maps, Instant at, UUID pass) {
        rows.confirm(MapUids.texts(maps), Rows.microseconds(at), pass);
    }

    @Override
    public Map<MapUid, Absence> absences(Collection<MapUid> maps) {
        return rows.missing(MapUids.texts(maps)).stream()
                .collect(Collectors.toMap(WatchRows.Result::map, WatchRows.Result::absence));
    }

    @Override
    public void save(Map<MapUid, Absence> absences) {
        if (absences.isEmpty()) {
            return;
        }
        int count = absences.size();
        var uids = new String[count];
        var runs = new Integer[count];
        var last = new @Nullable String[count];
        var gone = new @Nullable String[count];
        int i = 0;
        for (var entry : new TreeMap<>(absences).entrySet()) {
            var absence = entry.getValue();
            uids[i] = entry.getKey().value();
            runs[i] = absence.runs();
            last[i] = absence.last().map(Object::toString).orElse(null);
            gone[i] = absence.goneAt().map(Rows::microseconds).map(Object::toString).orElse(null);
            i++;
        }
        // In a transaction, which is done again when it waits for another one that waits for it.
        transactions.inTransaction(
                () -> {
                    rows.saveAbsences(uids, runs, last, gone);
                    return true;
                });
    }

    @Override
    public Map<MapUid, PassResult> resultsOf(UUID pass, Collection<MapUid> maps) {
        return rows.resultsOf(pass, MapUids.texts(maps)).stream()
                .collect(Collectors.toMap(WatchRows.Result::map, WatchRows.Result::result));
    }

    @Override
    public Set<MapUid> lookedAt(UUID pass) {
        return maps(rows.lookedAt(pass).stream());
    }

    @Override
    public Set<MapUid> lookedAt(Collection<MapUid> maps, UUID pass) {
        return maps(rows.lookedAt(MapUids.texts(maps), pass).stream());
    }

    private static Set<MapUid> maps(Stream<String> uids) {
        return uids.map(MapUid::new).collect(Collectors.toSet());
    }
}
