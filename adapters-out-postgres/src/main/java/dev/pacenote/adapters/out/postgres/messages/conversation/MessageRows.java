package dev.pacenote.adapters.out.postgres.messages.conversation;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code messages}. What is unread and what a cut-off takes mirrors {@code
 * ReceivedMessage.isUnread} and {@code isReadBy}; the contract compares them on random messages.
 */
@PostgresRepository
interface MessageRows extends GenericRepository<MessageRow, UUID> {

    @Query("select * from messages where account = :account and id = :id")
    Optional<MessageRow> find(long account, UUID id);

    /** Planned once (ADR 64), as each frame asks it. */
    @Query(
            """
            select * from messages
            where account = :account and id = any(array(select unnest(:ids::uuid[])))
            """)
    List<MessageRow> findAll(long account, @TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    @Query(
            """
            select * from messages
            where account = :account and seq <= :upTo and received and delivered_at is null
            order by seq limit :limit
            """)
    List<MessageRow> undelivered(long account, long upTo, int limit);

    @Query(
            """
            select * from messages
            where account = :account and seq < :before
                and (:received::boolean is null or received = :received::boolean)
                and (:unread::boolean is null
                    or (received and not read and content is not null) = :unread::boolean)
            order by seq desc limit :limit
            """)
    List<MessageRow> page(
            long account,
            long before,
            @Nullable Boolean received,
            @Nullable Boolean unread,
            int limit);

    @Query(
            """
            select * from messages
            where account = :account and peer = :peer and seq < :before
                and (:received::boolean is null or received = :received::boolean)
                and (:unread::boolean is null
                    or (received and not read and content is not null) = :unread::boolean)
            order by seq desc limit :limit
            """)
    List<MessageRow> pageWith(
            long account,
            long peer,
            long before,
            @Nullable Boolean received,
            @Nullable Boolean unread,
            int limit);

    /** The newest of each of these conversations. */
    @Query(
            """
            select newest.* from unnest(:peers::bigint[]) as with_peer(number)
            cross join lateral (
                select * from messages
                where account = :account and peer = with_peer.number
                order by seq desc limit 1) newest
            """)
    List<MessageRow> newest(long account, @TypeDef(type = DataType.LONG_ARRAY) Long[] peers);

    @Query(
            """
            select id from messages
            where account = :account and peer = :peer and received and not read
                and content is not null and unread_since <= :upTo
            order by seq desc
            """)
    List<UUID> takenByRead(long account, long peer, long upTo);

    @Query(
            """
            select count(*)::int from messages
            where account = :account and received and not read and content is not null
            """)
    int recount(long account);

    /**
     * @param rows objects with the columns as members
     */
    @Query(
            """
            insert into messages
            select * from jsonb_populate_recordset(null::messages, :rows::jsonb)
            """)
    void add(String rows);

    /**
     * @param row an object with the columns as members
     */
    @Query(
            """
            update messages m
            set content = row.content, read = row.read, first_read_at = row.first_read_at,
                unread_since = row.unread_since, delivered_at = row.delivered_at,
                updated_at = row.updated_at
            from jsonb_populate_record(null::messages, :row::jsonb) row
            where m.account = row.account and m.id = row.id
            """)
    void save(String row);

    @Query("delete from messages where account = :account and id = :id")
    void remove(long account, UUID id);

    @Query("select * from messages where created_at < :moment limit :limit")
    List<MessageRow> sentBefore(Instant moment, int limit);

    /**
     * Reads the recipient's copies, and lets those of the sender know.
     *
     * @return the copies of the sender that learned of it
     */
    @Query(
            """
            with taken as (
                update messages
                set read = true, first_read_at = coalesce(first_read_at, :at),
                    delivered_at = coalesce(delivered_at, :at), updated_at = :at
                where account = :account and peer = :peer and received and not read
                    and content is not null and unread_since <= :upTo
                returning id)
            update messages m
            set read = true, first_read_at = :at, delivered_at = coalesce(delivered_at, :at)
            from taken
            where m.account = :peer and m.id = taken.id and not m.received
                and m.first_read_at is null
            returning m.id
            """)
    List<UUID> readUpTo(long account, long peer, long upTo, Instant at);
}
