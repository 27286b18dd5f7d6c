package dev.pacenote.adapters.out.postgres.identity.credential;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code credentials}. A row that was saved once has version 1. */
@PostgresRepository
interface CredentialsRows extends GenericRepository<CredentialsRow, Long> {

    Optional<CredentialsRow> findByUserId(long userId);

    @Query("select * from credentials where user_id = :userId for update")
    Optional<CredentialsRow> findForUpdate(long userId);

    @Query(
            """
            insert into credentials values (:userId, :passwordHash, :resetId, :resetHeard,
                :resetAsked, 1)
            on conflict (user_id) do nothing
            """)
    int insert(
            long userId,
            @Nullable String passwordHash,
            @Nullable UUID resetId,
            @Nullable UUID resetHeard,
            @Nullable Instant resetAsked);

    @Query(
            """
            update credentials
            set password_hash = :passwordHash, reset_id = :resetId, reset_heard = :resetHeard,
                reset_asked = :resetAsked, version = version + 1
            where user_id = :userId and version = :version
            """)
    int replace(
            long userId,
            @Nullable String passwordHash,
            @Nullable UUID resetId,
            @Nullable UUID resetHeard,
            @Nullable Instant resetAsked,
            long version);

    /** How many rows are saved: none if another version is stored. */
    default int save(CredentialsRow row) {
        return row.version() == 0
                ? insert(
                        row.userId(),
                        row.passwordHash(),
                        row.resetId(),
                        row.resetHeard(),
                        row.resetAsked())
                : replace(
                        row.userId(),
                        row.passwordHash(),
                        row.resetId(),
                        row.resetHeard(),
                        row.resetAsked(),
                        row.version());
    }
}
