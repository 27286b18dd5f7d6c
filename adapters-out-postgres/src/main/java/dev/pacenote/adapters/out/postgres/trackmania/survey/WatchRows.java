package dev.pacenote.adapters.out.postgres.trackmania.survey;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.trackmania.board.BoardJson;
import dev.pacenote.application.trackmania.survey.MapWatches.PassResult;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.application.trackmania.survey.WatchSummary;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.ChangeFrequency;
import dev.pacenote.domain.trackmania.survey.KnownMap;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code watches}; boards are as {@link BoardJson} writes them. */
@PostgresRepository
interface WatchRows extends GenericRepository<WatchRows.Row, String> {

    /**
     * A board that a pass read.
     *
     * @param restless 1 when it shows something new that was wanted at once, else 0
     */
    @MappedEntity("watches")
    record Row(@Id String mapUid, String board, Instant learnedAt, UUID pass, int restless) {

        static Row of(SurveyedBoard surveyed, Instant at, UUID pass) {
            return new Row(
                    surveyed.board().map().value(),
                    BoardJson.write(surveyed.board()),
                    Rows.microseconds(at),
                    pass,
                    surveyed.moved() ? 1 : 0);
        }
    }

    /**
     * A map that somebody asked for.
     *
     * @param type missing, like the rest, when nobody has described the map
     * @param board missing, like what follows, when the map was never read
     */
    @Introspected
    record Known(
            String mapUid,
            @Nullable String type,
            @Nullable String board,
            @Nullable Instant learnedAt,
            @Nullable Integer restless) {

        MapUid map() {
            return new MapUid(mapUid);
        }

        MapType mapType() {
            return type == null ? MapType.RACE : MapType.valueOf(type);
        }

        Optional<Board> known() {
            return Optional.ofNullable(board).map(json -> BoardJson.read(map(), json));
        }

        KnownMap knownMap() {
            return learnedAt == null || restless == null
                    ? KnownMap.none(map(), mapType())
                    : new KnownMap(
                            map(), mapType(), known(), learnedAt, new ChangeFrequency(restless));
        }
    }

    /** A map that the latest runs found missing, or that a pass may have looked at. */
    @Introspected
    record Result(
            String mapUid,
            @Nullable String board,
            boolean looked,
            int missingRuns,
            @Nullable LocalDate missingOn,
            @Nullable Instant goneAt) {

        MapUid map() {
            return new MapUid(mapUid);
        }

        Absence absence() {
            return new Absence(
                    missingRuns, Optional.ofNullable(missingOn), Optional.ofNullable(goneAt));
        }

        PassResult result() {
            return new PassResult(
                    Optional.ofNullable(board).map(json -> BoardJson.read(map(), json)),
                    looked,
                    absence());
        }
    }

    /** What a page shows of a map. */
    @Introspected
    record Summary(
            String mapUid,
            String board,
            Instant lookedAt,
            @Nullable Instant lastRecord,
            int leads) {

        WatchSummary summary() {
            return new WatchSummary(
                    lookedAt,
                    Optional.ofNullable(lastRecord),
                    BoardJson.read(new MapUid(mapUid), board).entries().stream().findFirst(),
                    leads);
        }
    }

    @Query(
            """
            select asked.map_uid, m.type, w.board, w.learned_at, w.restless
            from unnest(:uids) as asked (map_uid)
            left join maps m on m.uid = asked.map_uid
            left join watches w on w.map_uid = asked.map_uid
            """)
    List<Known> known(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    /**
     * One batch. Changes how restless a map is as {@link ChangeFrequency#after} does; a board
     * without entries leaves the map's absence as it is.
     */
    @Query(
            """
            insert into watches
                (map_uid, board, learned_at, looked_at, pass, read_pass, restless)
            values (:mapUid, :board::jsonb, :learnedAt, :learnedAt, :pass, :pass, :restless)
            on conflict (map_uid) do update
            set board = excluded.board, learned_at = excluded.learned_at,
                looked_at = excluded.looked_at, pass = excluded.pass,
                read_pass = excluded.read_pass,
                missing_runs = case when excluded.board = '[]' then watches.missing_runs else 0 end,
                missing_on = case when excluded.board = '[]' then watches.missing_on end,
                gone_at = case when excluded.board = '[]' then watches.gone_at end,
                restless = (watches.restless << 1 &\s"""
                    + ChangeFrequency.MASK
                    + ") | excluded.restless")
    void put(Collection<Row> boards);

    /** Nothing has moved: {@link ChangeFrequency#after} and the end of an absence. */
    @Query(
            """
            update watches
            set pass = :pass, looked_at = :at, missing_runs = 0, missing_on = null, gone_at = null,
                restless = restless << 1 &\s"""
                    + ChangeFrequency.MASK
                    + " where map_uid = any(:uids)")
    void confirm(@TypeDef(type = DataType.STRING_ARRAY) String[] uids, Instant at, UUID pass);

    @Query(
            """
            select map_uid, null::text as board, false as looked, missing_runs, missing_on, gone_at
            from watches where map_uid = any(:uids) and missing_runs > 0
            """)
    List<Result> missing(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    /**
     * @param last dates, which may be missing
     * @param gone times, which may be missing
     */
    @Query(
            """
            update watches w
            set missing_runs = next.runs, missing_on = next.last, gone_at = next.gone
            from unnest(:uids, :runs, :last::date[], :gone::timestamptz[])
                as next (map_uid, runs, last, gone)
            where w.map_uid = next.map_uid
            """)
    void saveAbsences(
            @TypeDef(type = DataType.STRING_ARRAY) String[] uids,
            @TypeDef(type = DataType.INTEGER_ARRAY) Integer[] runs,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] last,
            @TypeDef(type = DataType.STRING_ARRAY) @Nullable String[] gone);

    @Query(
            """
            select map_uid, case when read_pass = :pass then board end as board,
                pass = :pass as looked, missing_runs, missing_on, gone_at
            from watches where map_uid = any(:uids)
            """)
    List<Result> resultsOf(UUID pass, @TypeDef(type = DataType.STRING_ARRAY) String[] uids);

    @Query("select map_uid from watches where pass = :pass")
    List<String> lookedAt(UUID pass);

    @Query("select map_uid from watches where map_uid = any(:uids) and pass = :pass")
    List<String> lookedAt(@TypeDef(type = DataType.STRING_ARRAY) String[] uids, UUID pass);

    @Query("select board from watches where map_uid = :uid and learned_at >= :since")
    Optional<String> readSince(String uid, Instant since);

    @Query(
            """
            select w.map_uid, w.board, w.looked_at,
                (select max(coalesce(e.driven_at, e.found_at)) from record_events e
                    where e.map_uid = w.map_uid and not e.base) as last_record,
                (select count(*) from record_events e
                    where e.map_uid = w.map_uid and e.position = 1) as leads
            from watches w where w.map_uid = any(:uids)
            """)
    List<Summary> summaries(@TypeDef(type = DataType.STRING_ARRAY) String[] uids);
}
