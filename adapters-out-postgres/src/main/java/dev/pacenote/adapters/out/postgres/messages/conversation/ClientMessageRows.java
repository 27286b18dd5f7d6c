package dev.pacenote.adapters.out.postgres.messages.conversation;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The table {@code client_messages}. */
@PostgresRepository
interface ClientMessageRows extends GenericRepository<ClientMessageRow, String> {

    @Query("select * from client_messages where sender = :sender and hash = :hash")
    Optional<ClientMessageRow> find(long sender, String hash);

    /** Adds one. */
    void save(ClientMessageRow row);
}
