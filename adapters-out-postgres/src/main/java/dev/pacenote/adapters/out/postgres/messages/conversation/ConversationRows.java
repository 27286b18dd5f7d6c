package dev.pacenote.adapters.out.postgres.messages.conversation;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The table {@code conversations}. */
@PostgresRepository
interface ConversationRows extends GenericRepository<ConversationRow, Long> {

    /**
     * A conversation in the list of its owner.
     *
     * @param place where it was when the reader began
     */
    @Introspected
    record PlacedRow(long account, long peer, long seq, int unread, boolean written, long place) {

        Conversation conversation() {
            return new Conversation(
                    new AccountId(account), new AccountId(peer), seq, unread, written);
        }
    }

    @Query("select * from conversations where account = :account and peer = :peer")
    Optional<ConversationRow> find(long account, long peer);

    /**
     * Those of the pairs that have one; the two arrays are equally long. Planned once (ADR 64), as
     * each message asks it.
     */
    @Query(
            """
            select c.* from unnest((select :accounts::bigint[]), (select :peers::bigint[]))
                as asked (account, peer)
            join conversations c on c.account = asked.account and c.peer = asked.peer
            """)
    List<ConversationRow> among(
            @TypeDef(type = DataType.LONG_ARRAY) Long[] accounts,
            @TypeDef(type = DataType.LONG_ARRAY) Long[] peers);

    /**
     * The list as it was at the event {@code asOf}: what moved since then is where its newest
     * message of that time is.
     */
    @Query(
            """
            select account, peer, seq, unread, written, place from (
                select c.*,
                    case when c.seq <= :asOf then c.seq
                        else (select max(m.seq) from messages m
                            where m.account = c.account and m.peer = c.peer and m.seq <= :asOf)
                    end as place
                from conversations c
                where c.account = :account and (c.seq < :before or c.seq > :asOf)
                    and exists (select from messages m
                        where m.account = c.account and m.peer = c.peer)) listed
            where place < :before
            order by place desc
            limit :limit
            """)
    List<PlacedRow> page(long account, long asOf, long before, int limit);

    /**
     * @param rows objects with the columns as members, of each conversation one
     */
    @Query(
            """
            insert into conversations (account, peer, seq, unread, written)
            select account, peer, seq, unread, written
            from jsonb_populate_recordset(null::conversations, :rows::jsonb)
            on conflict (account, peer) do update
            set seq = excluded.seq, unread = excluded.unread, written = excluded.written
            """)
    void put(String rows);
}
