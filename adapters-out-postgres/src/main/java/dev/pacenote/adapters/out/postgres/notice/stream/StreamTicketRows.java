package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code stream_tickets}. */
@PostgresRepository
interface StreamTicketRows extends GenericRepository<StreamTicketRow, String> {

    @Query(
            """
            insert into stream_tickets (hash, account, session, access_ends_at, expires_at)
            select :hash, id, :session, :accessEndsAt, :expiresAt from users where id = :account
            """)
    int insert(String hash, long account, UUID session, Instant accessEndsAt, Instant expiresAt);

    @Query("delete from stream_tickets where hash = :hash returning *")
    @Nullable StreamTicketRow take(String hash);

    @Query(
            """
            delete from stream_tickets where ctid in
                (select ctid from stream_tickets where expires_at <= :now limit :most
                for update skip locked)
            """)
    int purge(Instant now, int most);
}
