package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The table {@code stream_heads}, and {@code stream_events} as far as it is written. */
@PostgresRepository
interface StreamHeadRows extends GenericRepository<StreamHeadRow, Long> {

    @Query("select * from stream_heads where account = :account")
    Optional<StreamHeadRow> find(long account);

    /**
     * Begins the streams of those accounts that exist and have none yet, in the order of their
     * numbers.
     */
    @Query(
            """
            insert into stream_heads (account, epoch, seq, unread_messages, unread_notifications,
                unseen, read_messages_up_to, read_notifications_up_to, seen_up_to)
            select id, gen_random_uuid()::text, 0, 0, 0, 0, 0, 0, 0
            from users where id = any(:accounts)
            order by id
            on conflict (account) do nothing
            """)
    void begin(@TypeDef(type = DataType.LONG_ARRAY) Long[] accounts);

    /**
     * Locks the heads until the transaction ends, one after another in the order of their accounts.
     * Each account is held before its head, as whoever deletes an account does.
     *
     * <p>Planned once (ADR 64), as each message asks it.
     */
    @Query(
            """
            select h.* from users u join stream_heads h on h.account = u.id
            where u.id = any(array(select unnest(:accounts::bigint[])))
            order by u.id
            for key share of u for update of h
            """)
    List<StreamHeadRow> lock(@TypeDef(type = DataType.LONG_ARRAY) Long[] accounts);

    /**
     * Moves heads on by one event each.
     *
     * @param steps a list of objects with the columns of both tables as members
     * @return the numbers of the events that were written
     */
    @Query(
            """
            with step as (
                select * from jsonb_to_recordset(:steps::jsonb) as (account bigint, seq bigint,
                    unread_messages int, unread_notifications int, unseen int,
                    read_messages_up_to bigint, read_notifications_up_to bigint, seen_up_to bigint,
                    type text, at timestamptz, refs jsonb)),
            moved as (
                update stream_heads h
                set seq = step.seq, unread_messages = step.unread_messages,
                    unread_notifications = step.unread_notifications, unseen = step.unseen,
                    read_messages_up_to = step.read_messages_up_to,
                    read_notifications_up_to = step.read_notifications_up_to,
                    seen_up_to = step.seen_up_to
                from step
                where h.account = step.account and h.seq = step.seq - 1
                returning h.account)
            insert into stream_events (account, seq, type, at, unread_messages,
                unread_notifications, unseen, refs)
            select account, seq, type, at, unread_messages, unread_notifications, unseen, refs
            from step join moved using (account)
            returning seq
            """)
    List<Long> move(String steps);
}
