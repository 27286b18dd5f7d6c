package dev.pacenote.adapters.out.postgres.platform.limit;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table {@code attempts}. Times of attempts go in and come out in their order. */
@PostgresRepository
interface AttemptRows extends GenericRepository<AttemptRows.Row, String> {

    @MappedEntity("attempts")
    record Row(@Id String key, Instant forgetAt) {}

    /** One attempt of a key. */
    @Introspected
    record Attempt(String key, Instant at) {}

    @Query("select unnest(at) from attempts where key = :key")
    List<Instant> read(String key);

    @Query("select key, unnest(at) as at from attempts where key = any(:keys)")
    List<Attempt> readAll(@TypeDef(type = DataType.STRING_ARRAY) String[] keys);

    /**
     * Deletes rows that lie behind every window, but not this key's; what somebody else holds is
     * left for later.
     */
    @Query(
            """
            delete from attempts where key in
                (select key from attempts where forget_at <= :now and key <> :key
                order by forget_at limit 1000 for update skip locked)
            """)
    void forget(String key, Instant now);

    /** Writes the first attempts of a key, unless it has some. Returns the key if it did. */
    @Query(
            """
            insert into attempts (key, at, forget_at)
            values (:key, :attempts::timestamptz[], :forgetAt)
            on conflict (key) do update set at = excluded.at, forget_at = excluded.forget_at
            where attempts.at = '{}'
            returning key
            """)
    List<String> insert(
            String key, @TypeDef(type = DataType.STRING_ARRAY) String[] attempts, Instant forgetAt);

    /** Writes the attempts of a key that still has the earlier ones. Returns the key if it did. */
    @Query(
            """
            update attempts set at = :attempts::timestamptz[], forget_at = :forgetAt
            where key = :key and at = :earlier::timestamptz[]
            returning key
            """)
    List<String> update(
            String key,
            @TypeDef(type = DataType.STRING_ARRAY) String[] earlier,
            @TypeDef(type = DataType.STRING_ARRAY) String[] attempts,
            Instant forgetAt);

    @Query(
            """
            update attempts
            set at = at[ : (array_position(at, :attempt) - 1)]
                || at[(array_position(at, :attempt) + 1) : ]
            where key = :key and :attempt = any(at)
            """)
    void removeOne(String key, Instant attempt);

    /** Adds an attempt to each of these keys, two to one that stands there twice. */
    @Query(
            """
            insert into attempts (key, at, forget_at)
            select key, array_agg(:attempt::timestamptz), :forgetAt::timestamptz
            from unnest(:keys) as key group by key order by key
            on conflict (key) do update
            set at = attempts.at || excluded.at, forget_at = excluded.forget_at
            """)
    void add(
            @TypeDef(type = DataType.STRING_ARRAY) String[] keys,
            Instant attempt,
            Instant forgetAt);

    /**
     * Adds to the sum of a key, up to the most that it may be. Such a key has no times of attempts:
     * its one time is as many microseconds after 1970 began as there were attempts. Returns the key
     * if there was room.
     *
     * @param more a time that says how many more
     * @param most a time that says how many at most; no fewer than {@code more}
     */
    @Query(
            """
            insert into attempts (key, at, forget_at)
            values (:key, array[:more::timestamptz], :forgetAt::timestamptz)
            on conflict (key) do update
            set at = array[attempts.at[1] + (excluded.at[1] - timestamptz 'epoch')],
                forget_at = excluded.forget_at
            where attempts.at[1] + (excluded.at[1] - timestamptz 'epoch') <= :most::timestamptz
            returning key
            """)
    List<String> addToSum(String key, Instant more, Instant most, Instant forgetAt);

    @Query("delete from attempts where key = :key")
    void remove(String key);
}
