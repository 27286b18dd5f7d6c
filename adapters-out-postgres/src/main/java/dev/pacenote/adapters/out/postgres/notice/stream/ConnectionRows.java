package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The tables {@code connections} and {@code last_seen}. */
@PostgresRepository
interface ConnectionRows extends GenericRepository<ConnectionRow, UUID> {

    /** When somebody did something last. */
    @Introspected
    record Seen(long account, Instant at) {}

    /**
     * @param rows an array of objects with the columns as members
     */
    @Query(
            """
            insert into connections
            select row.* from jsonb_populate_recordset(null::connections, :rows::jsonb) row
            join users on users.id = row.account
            for key share of users
            on conflict (id) do update
            set last_sign = excluded.last_sign, idle_since = excluded.idle_since,
                expires_at = excluded.expires_at
            """)
    void put(String rows);

    /**
     * Notes a moment of those that are deleted only.
     *
     * @return of whom it was
     */
    @Query(
            """
            with gone as (
                delete from connections where id = :id and account = :account
                returning account)
            insert into last_seen (account, at)
            select account, :at from gone
            on conflict (account) do update set at = greatest(last_seen.at, excluded.at)
            returning account
            """)
    List<Long> remove(long account, UUID id, Instant at);

    @Query("select * from connections where account = any(:accounts) and expires_at > :now")
    List<ConnectionRow> open(@TypeDef(type = DataType.LONG_ARRAY) Long[] accounts, Instant now);

    @Query("select account, at from last_seen where account = any(:accounts)")
    List<Seen> lastSeen(@TypeDef(type = DataType.LONG_ARRAY) Long[] accounts);

    @Query(
            """
            with gone as (
                delete from connections where ctid in
                    (select ctid from connections where expires_at <= :now limit :most
                    for update skip locked)
                returning account, coalesce(idle_since, last_sign) as at),
            noted as (
                insert into last_seen (account, at)
                select account, max(at) from gone group by account
                on conflict (account) do update set at = greatest(last_seen.at, excluded.at))
            select count(*)::int from gone
            """)
    int removeExpired(Instant now, int most);

    @Query(
            """
            with gone as (
                delete from last_seen where ctid in
                    (select ctid from last_seen where at < :before limit :most
                    for update skip locked)
                returning account)
            select count(*)::int from gone
            """)
    int forget(Instant before, int most);
}
