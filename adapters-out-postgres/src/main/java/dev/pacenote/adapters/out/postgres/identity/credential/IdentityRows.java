package dev.pacenote.adapters.out.postgres.identity.credential;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.credential.ExternalIdentity;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The table {@code external_identities}. */
@PostgresRepository
interface IdentityRows extends GenericRepository<IdentityRows.Row, String> {

    @MappedEntity("external_identities")
    record Row(@Id String issuer, String subject, long userId) {

        ExternalIdentity identity() {
            return IdentityRows.identity(issuer, subject);
        }
    }

    static ExternalIdentity identity(String issuer, String subject) {
        return DiscordUser.ISSUER.equals(issuer)
                ? new DiscordUser(subject)
                : new ExternalSubject(issuer, subject);
    }

    List<Row> findByUserId(long userId);

    @Query("select * from external_identities where issuer = :issuer and subject = :subject")
    Optional<Row> find(String issuer, String subject);

    /** Held until the end of the transaction, by one transaction at a time. */
    @Query("select 1 from pg_advisory_xact_lock(:number, hashtext(:identity))")
    int lock(int number, String identity);

    @Query("insert into external_identities values (:issuer, :subject, :userId)")
    int insert(String issuer, String subject, long userId);

    @Query("delete from external_identities where user_id = :userId and issuer = :issuer")
    int remove(long userId, String issuer);
}
