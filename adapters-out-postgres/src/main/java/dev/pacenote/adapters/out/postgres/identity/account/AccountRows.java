package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code users}. */
@PostgresRepository
interface AccountRows extends GenericRepository<AccountRow, Long> {

    /** What decides whether somebody may register. */
    @Introspected
    record Situation(boolean usernameTaken, boolean emailTaken, int accounts) {

        RegistrationPolicy.Situation situation() {
            return new RegistrationPolicy.Situation(usernameTaken, emailTaken, accounts);
        }
    }

    /** Held until the end of the transaction, by one transaction at a time. */
    @Query("select 1 from pg_advisory_xact_lock(:key)")
    int lock(long key);

    @Query(
            """
            select exists (select from login_names where key = :username) as username_taken,
                exists (select from login_names where key = :email) as email_taken,
                (select count(*) from users) as accounts
            """)
    Situation situation(@Nullable String username, @Nullable String email);

    @Query("select exists (select from login_names where key = :key and user_id <> :id)")
    boolean isTakenByAnother(String key, long id);

    AccountRow save(AccountRow row);

    /** Fails with an {@code OptimisticLockException} if somebody else has saved another version. */
    AccountRow update(AccountRow row);

    Optional<AccountRow> findById(long id);

    /** Planned once (ADR 64), as each frame asks it. */
    @Query("select * from users where id = any(array(select unnest(:ids::bigint[])))")
    List<AccountRow> findAll(@TypeDef(type = DataType.LONG_ARRAY) Long[] ids);

    @Query(
            """
            select users.* from users join login_names on login_names.user_id = users.id
            where login_names.key = :key
            """)
    Optional<AccountRow> findByLogin(String key);

    @Query(
            """
            with gone as (delete from users where id = :id returning id),
            noted as (insert into deleted_users (id) select id from gone)
            select id from gone
            """)
    List<Long> remove(long id);

    @Query("select exists (select from deleted_users where id = :id)")
    boolean isDeleted(long id);

    @Query("select count(*) from users where role = 'ADMIN' and enabled")
    int countActiveAdmins();

    @Query(
            """
            with gone as (
                delete from users where email is not null and verified_at is null
                    and not confirmed_before and role = 'USER' and created_at < :before
                returning *),
            noted as (insert into deleted_users (id) select id from gone)
            select * from gone
            """)
    List<AccountRow> removeUnconfirmed(Instant before);

    @Query("select count(*) from users where enabled")
    int countEnabled();

    @Query("select count(*) from users")
    int countAll();
}
