package dev.pacenote.adapters.out.postgres.identity.credential;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code credentials}. A row that was saved once has version 1. */
@PostgresRepository
interface CredentialsRows extends GenericRepository<CredentialsRow, Long> {

    /**
     * A row with the external identities beside it.
     *
     * @param identities a list of {@link StoredIdentity} as JSON; missing when there is none
     */
    @Introspected
    record Whole(
            long userId,
            @Nullable String passwordHash,
            @Nullable UUID resetId,
            @Nullable UUID resetHeard,
            @Nullable Instant resetAsked,
            long version,
            @Nullable Instant outsideLoginsFrom,
            @Nullable String identities) {

        private static final TypeReference<List<StoredIdentity>> IDENTITIES =
                new TypeReference<>() {};

        AccountCredentials credentials() {
            var row =
                    new CredentialsRow(
                            userId,
                            passwordHash,
                            resetId,
                            resetHeard,
                            resetAsked,
                            version,
                            outsideLoginsFrom);
            var stored =
                    identities == null
                            ? List.<StoredIdentity>of()
                            : Json.read(identities, IDENTITIES);
            return row.credentials(
                    stored.stream()
                            .map(one -> IdentityRows.identity(one.issuer(), one.subject()))
                            .collect(Collectors.toSet()));
        }
    }

    /** An external identity beside its account's row. */
    record StoredIdentity(String issuer, String subject) {}

    @Query(
            """
            select c.*, (
                select jsonb_agg(jsonb_build_object('issuer', i.issuer, 'subject', i.subject))
                from external_identities i where i.user_id = c.user_id)::text as identities
            from credentials c where c.user_id = :userId
            """)
    Optional<Whole> find(long userId);

    @Query("select * from credentials where user_id = :userId for update")
    Optional<CredentialsRow> findForUpdate(long userId);

    @Query(
            """
            insert into credentials values (:userId, :passwordHash, :resetId, :resetHeard,
                :resetAsked, 1, :outsideLoginsFrom)
            on conflict (user_id) do nothing
            """)
    int insert(
            long userId,
            @Nullable String passwordHash,
            @Nullable UUID resetId,
            @Nullable UUID resetHeard,
            @Nullable Instant resetAsked,
            @Nullable Instant outsideLoginsFrom);

    @Query(
            """
            update credentials
            set password_hash = :passwordHash, reset_id = :resetId, reset_heard = :resetHeard,
                reset_asked = :resetAsked, outside_logins_from = :outsideLoginsFrom,
                version = version + 1
            where user_id = :userId and version = :version
            """)
    int replace(
            long userId,
            @Nullable String passwordHash,
            @Nullable UUID resetId,
            @Nullable UUID resetHeard,
            @Nullable Instant resetAsked,
            @Nullable Instant outsideLoginsFrom,
            long version);

    /** How many rows are saved: none if another version is stored. */
    default int save(CredentialsRow row) {
        return row.version() == 0
                ? insert(
                        row.userId(),
                        row.passwordHash(),
                        row.resetId(),
                        row.resetHeard(),
                        row.resetAsked(),
                        row.outsideLoginsFrom())
                : replace(
                        row.userId(),
                        row.passwordHash(),
                        row.resetId(),
                        row.resetHeard(),
                        row.resetAsked(),
                        row.outsideLoginsFrom(),
                        row.version());
    }
}
