package dev.pacenote.adapters.out.postgres.trackmania.survey;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.trackmania.board.BoardJson;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.ChangeFrequency;
import dev.pacenote.domain.trackmania.survey.Knowledge;
import dev.pacenote.domain.trackmania.survey.KnownRecords;
import dev.pacenote.domain.trackmania.survey.KnownRecords.Sighting;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Watches in Postgres: a batch of maps costs three statements, whatever its size. */
@Singleton
public final class PostgresMapWatches implements MapWatches {

    /** Held until commit by whoever adds events: numbers become visible in order. */
    private static final long EVENTS_LOCK = 0x70616365_0003L;

    private final PostgresStore store;

    public PostgresMapWatches(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Map<MapUid, MapWatch> load(Collection<MapUid> maps) {
        var uids = Rows.texts(maps);
        return store.together(
                handle -> {
                    var boards = boards(handle, uids);
                    var types = types(handle, uids);
                    var sightings = sightings(handle, uids);
                    var watches = new HashMap<MapUid, MapWatch>();
                    for (var map : maps) {
                        watches.put(
                                map,
                                new MapWatch(
                                        map,
                                        types.getOrDefault(map, MapType.RACE),
                                        Optional.ofNullable(boards.get(map)),
                                        KnownRecords.of(sightings.getOrDefault(map, List.of()))));
                    }
                    return watches;
                });
    }

    private static Map<MapUid, Board> boards(Handle handle, String[] uids) {
        var boards = new HashMap<MapUid, Board>();
        handle.createQuery("select map_uid, board from watches where map_uid = any(:uids)")
                .bind("uids", uids)
                .map((rs, _) -> Rows.board(rs))
                .forEach(board -> boards.put(board.map(), board));
        return boards;
    }

    private static Map<MapUid, MapType> types(Handle handle, String[] uids) {
        var types = new HashMap<MapUid, MapType>();
        handle.createQuery("select uid, type from maps where uid = any(:uids)")
                .bind("uids", uids)
                .map(
                        (rs, _) ->
                                Map.entry(
                                        new MapUid(rs.getString("uid")),
                                        MapType.valueOf(rs.getString("type"))))
                .forEach(e -> types.put(e.getKey(), e.getValue()));
        return types;
    }

    private static Map<MapUid, List<Sighting>> sightings(Handle handle, String[] uids) {
        var sightings = new HashMap<MapUid, List<Sighting>>();
        handle.createQuery(
                        """
                        select map_uid, account_id, mark, driven_at, position from record_events
                        where map_uid = any(:uids)
                        """)
                .bind("uids", uids)
                .map(
                        (rs, _) ->
                                new Sighting(
                                        new RecordKey(
                                                new MapUid(rs.getString("map_uid")),
                                                new PlayerId(Rows.uuid(rs, "account_id")),
                                                rs.getLong("mark")),
                                        Rows.maybeInstant(rs, "driven_at"),
                                        rs.getInt("position")))
                .forEach(
                        s ->
                                sightings
                                        .computeIfAbsent(s.key().map(), _ -> new ArrayList<>())
                                        .add(s));
        return sightings;
    }

    @Override
    public void learn(Collection<Lesson> lessons, Instant at, UUID pass) {
        if (lessons.isEmpty()) {
            return;
        }
        // The same order for everybody: two surveys at once wait for each other, never in a circle.
        var ordered =
                lessons.stream()
                        .sorted(Comparator.comparing(lesson -> lesson.board().map()))
                        .toList();
        store.together(
                handle -> {
                    boolean any = ordered.stream().anyMatch(lesson -> !lesson.events().isEmpty());
                    if (any) {
                        handle.execute("select pg_advisory_xact_lock(?)", EVENTS_LOCK);
                    }
                    saveBoards(handle, ordered, at, pass);
                    return any ? addEvents(handle, ordered) : 0;
                });
    }

    private static void saveBoards(Handle handle, List<Lesson> lessons, Instant at, UUID pass) {
        var batch =
                handle.prepareBatch(
                        """
                        insert into watches (map_uid, board, learned_at, looked_at, pass, read_pass, restless)
                        values (:map, :board::jsonb, :at, :at, :pass, :pass, :moved)
                        on conflict (map_uid) do update
                        set board = excluded.board, learned_at = excluded.learned_at, looked_at = excluded.looked_at,
                            pass = excluded.pass, read_pass = excluded.read_pass,
                            missing_runs = case when :empty then watches.missing_runs else 0 end,
                            missing_on = case when :empty then watches.missing_on end,
                            gone_at = case when :empty then watches.gone_at end,
                            restless = (watches.restless << 1 & :looks) | :moved
                        """);
        for (var lesson : lessons) {
            batch.bind("map", lesson.board().map().value())
                    .bind("board", BoardJson.write(lesson.board()))
                    .bind("at", Rows.bind(at))
                    .bind("pass", pass)
                    .bind("moved", lesson.moved() ? 1 : 0)
                    .bind("empty", lesson.board().isEmpty())
                    .bind("looks", ChangeFrequency.MASK)
                    .add();
        }
        batch.execute();
    }

    @Override
    public Map<MapUid, Knowledge> known(Collection<MapUid> maps) {
        return store.together(
                handle -> {
                    var known = new HashMap<MapUid, Knowledge>();
                    var types = types(handle, Rows.texts(maps));
                    for (var map : maps) {
                        known.put(map, Knowledge.none(map, types.getOrDefault(map, MapType.RACE)));
                    }
                    handle.createQuery(
                                    """
                                    select map_uid, board, learned_at, restless from watches
                                    where map_uid = any(:uids)
                                    """)
                            .bind("uids", Rows.texts(maps))
                            .map((rs, _) -> knowledge(rs, types))
                            .forEach(knowledge -> known.put(knowledge.map(), knowledge));
                    return known;
                });
    }

    private static Knowledge knowledge(ResultSet rs, Map<MapUid, MapType> types)
            throws SQLException {
        var board = Rows.board(rs);
        return new Knowledge(
                board.map(),
                types.getOrDefault(board.map(), MapType.RACE),
                Optional.of(board),
                Rows.instant(rs, "learned_at"),
                new ChangeFrequency(rs.getInt("restless")));
    }

    @Override
    public void confirm(Collection<MapUid> maps, Instant at, UUID pass) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        update watches
                                        set pass = :pass, looked_at = :at, restless = restless << 1 & :looks,
                                            missing_runs = 0, missing_on = null, gone_at = null
                                        where map_uid = any(:uids)
                                        """)
                                .bind("pass", pass)
                                .bind("at", Rows.bind(at))
                                .bind("looks", ChangeFrequency.MASK)
                                .bind("uids", Rows.texts(maps))
                                .execute());
    }

    @Override
    public Map<MapUid, Absence> absences(Collection<MapUid> maps) {
        var absences = new HashMap<MapUid, Absence>();
        store.with(
                        handle ->
                                handle.createQuery(
                                                """
                                                select map_uid, missing_runs, missing_on, gone_at from watches
                                                where map_uid = any(:uids) and missing_runs > 0
                                                """)
                                        .bind("uids", Rows.texts(maps))
                                        .map(
                                                (rs, _) ->
                                                        Map.entry(
                                                                new MapUid(rs.getString("map_uid")),
                                                                absence(rs)))
                                        .list())
                .forEach(map -> absences.put(map.getKey(), map.getValue()));
        return absences;
    }

    private static Absence absence(ResultSet rs) throws SQLException {
        return new Absence(
                rs.getInt("missing_runs"),
                Optional.ofNullable(rs.getObject("missing_on", LocalDate.class)),
                Rows.maybeInstant(rs, "gone_at"));
    }

    @Override
    public void save(Map<MapUid, Absence> absences) {
        if (absences.isEmpty()) {
            return;
        }
        store.together(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    """
                                    update watches
                                    set missing_runs = :runs, missing_on = :on::date, gone_at = :gone::timestamptz
                                    where map_uid = :map
                                    """);
                    new TreeMap<>(absences)
                            .forEach(
                                    (map, absence) ->
                                            batch.bind("map", map.value())
                                                    .bind("runs", absence.runs())
                                                    .bind("on", absence.last().orElse(null))
                                                    .bind("gone", Rows.bind(absence.goneAt()))
                                                    .add());
                    return batch.execute().length;
                });
    }

    @Override
    public Optional<Board> readSince(MapUid map, Instant since) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select map_uid, board from watches
                                        where map_uid = :map and learned_at >= :since
                                        """)
                                .bind("map", map.value())
                                .bind("since", Rows.bind(since))
                                .map((rs, _) -> Rows.board(rs))
                                .findOne());
    }

    private static int addEvents(Handle handle, List<Lesson> lessons) {
        var batch =
                handle.prepareBatch(
                        """
                        insert into record_events (number, map_uid, account_id, mark, score, position,
                            zone, driven_at, found_at, base)
                        values (nextval('record_event_numbers'), :map, :account, :mark, :score,
                            :position, :zone, :driven, :found, :base)
                        on conflict (map_uid, account_id, mark) do update
                        set number = excluded.number, position = excluded.position
                        where record_events.position > 1 and excluded.position = 1
                            and not record_events.base
                        """);
        for (var lesson : lessons) {
            for (RecordEvent event : lesson.events()) {
                batch.bind("map", event.key().map().value())
                        .bind("account", event.key().account().value())
                        .bind("mark", event.key().mark())
                        .bind("score", RecordEventRow.score(event))
                        .bind("position", event.position())
                        .bind("zone", event.zone())
                        .bind("driven", Rows.bind(event.drivenAt()))
                        .bind("found", Rows.bind(event.foundAt()))
                        .bind("base", event.base())
                        .add();
            }
        }
        return batch.execute().length;
    }

    @Override
    public Map<MapUid, Board> boards(Collection<MapUid> maps, UUID pass) {
        var boards = new HashMap<MapUid, Board>();
        store.with(
                        handle ->
                                handle.createQuery(
                                                """
                                                select map_uid, board from watches
                                                where map_uid = any(:uids) and read_pass = :pass
                                                """)
                                        .bind("uids", Rows.texts(maps))
                                        .bind("pass", pass)
                                        .map((rs, _) -> Rows.board(rs))
                                        .list())
                .forEach(board -> boards.put(board.map(), board));
        return boards;
    }

    @Override
    public Map<MapUid, Glance> glance(Collection<MapUid> maps) {
        var glances = new HashMap<MapUid, Glance>();
        store.with(
                        handle ->
                                handle.createQuery(
                                                """
                                                select w.map_uid, w.board, w.looked_at,
                                                    (select max(coalesce(e.driven_at, e.found_at))
                                                     from record_events e
                                                     where e.map_uid = w.map_uid and not e.base) as last_record,
                                                    (select count(*) from record_events e
                                                     where e.map_uid = w.map_uid and e.position = 1) as leads
                                                from watches w where w.map_uid = any(:uids)
                                                """)
                                        .bind("uids", Rows.texts(maps))
                                        .map(
                                                (rs, _) ->
                                                        Map.entry(
                                                                new MapUid(rs.getString("map_uid")),
                                                                glance(rs)))
                                        .list())
                .forEach(map -> glances.put(map.getKey(), map.getValue()));
        return glances;
    }

    private static Glance glance(ResultSet rs) throws SQLException {
        var board = BoardJson.read(new MapUid(rs.getString("map_uid")), rs.getString("board"));
        return new Glance(
                Rows.instant(rs, "looked_at"),
                Rows.maybeInstant(rs, "last_record"),
                board.entries().stream().findFirst(),
                rs.getInt("leads"));
    }

    @Override
    public List<RecordEvent> leads(MapUid map) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from record_events where map_uid = :map and position = 1
                                        order by coalesce(driven_at, found_at), number
                                        """)
                                .bind("map", map.value())
                                .map((rs, _) -> RecordEventRow.numbered(rs).event())
                                .list());
    }

    @Override
    public Map<MapUid, List<RecordEvent.Numbered>> leads(Collection<MapUid> maps) {
        if (maps.isEmpty()) {
            return Map.of();
        }
        return store.with(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        select * from record_events
                                        where map_uid = any(:uids) and position = 1
                                        """)
                                .bind("uids", Rows.texts(maps))
                                .map((rs, _) -> RecordEventRow.numbered(rs))
                                .stream()
                                .collect(
                                        Collectors.groupingBy(
                                                numbered -> numbered.event().key().map())));
    }

    @Override
    public Set<MapUid> lookedAt(UUID pass) {
        return store.with(
                handle ->
                        new HashSet<>(
                                handle.createQuery("select map_uid from watches where pass = :pass")
                                        .bind("pass", pass)
                                        .map((rs, _) -> new MapUid(rs.getString("map_uid")))
                                        .list()));
    }

    @Override
    public Set<MapUid> lookedAt(Collection<MapUid> maps, UUID pass) {
        return store.with(
                handle ->
                        new HashSet<>(
                                handle.createQuery(
                                                """
                                                select map_uid from watches
                                                where map_uid = any(:uids) and pass = :pass
                                                """)
                                        .bind("uids", Rows.texts(maps))
                                        .bind("pass", pass)
                                        .map((rs, _) -> new MapUid(rs.getString("map_uid")))
                                        .list()));
    }

    @Override
    public long lastEvent() {
        return store.with(
                handle ->
                        handle.createQuery("select coalesce(max(number), 0) from record_events")
                                .mapTo(Long.class)
                                .one());
    }
}
