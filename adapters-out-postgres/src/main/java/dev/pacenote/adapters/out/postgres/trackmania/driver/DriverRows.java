package dev.pacenote.adapters.out.postgres.trackmania.driver;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code drivers}. */
@PostgresRepository
interface DriverRows extends GenericRepository<DriverRows.Row, Long> {

    /** Who a person is in the game. */
    @MappedEntity("drivers")
    record Row(@Id long userId, String name, UUID accountId) {

        DriverIdentity identity() {
            return new DriverIdentity(new AccountId(userId), name, new PlayerId(accountId));
        }
    }

    /** How far the list of guarded places of a driver is. */
    @Introspected
    record ListState(@Nullable UUID sectionPass, long guardsVersion) {}

    @Query("select user_id, name, account_id from drivers where user_id = :user")
    Optional<Row> find(long user);

    @Query(
            """
            select distinct d.account_id from drivers d
            join users u on u.id = d.user_id and u.enabled
            """)
    List<UUID> activeAccounts();

    @Query(
            """
            update drivers d set name = renamed.name
            from unnest(:accounts::uuid[], :names) as renamed (account_id, name)
            where d.account_id = renamed.account_id and d.name <> renamed.name
            """)
    void rename(
            @TypeDef(type = DataType.STRING_ARRAY) String[] accounts,
            @TypeDef(type = DataType.STRING_ARRAY) String[] names);

    @Query(
            """
            insert into drivers (user_id, name, account_id) values (:user, :name, :account)
            on conflict (user_id) do update
            set name = excluded.name, account_id = excluded.account_id
            """)
    void put(long user, String name, UUID account);

    @Query("select section_pass, guards_version from drivers where user_id = :user")
    Optional<ListState> listState(long user);

    @Query("select section_pass, guards_version from drivers where user_id = :user for update")
    Optional<ListState> listStateForUpdate(long user);

    /**
     * Notes that the list was saved once more, unless somebody else did since that version, and
     * deletes the places that are not kept. Returns the driver if it did.
     */
    @Query(
            """
            with saved as (
                update drivers
                set section_pass = :pass::uuid, guards_version = guards_version + 1
                where user_id = :user and guards_version = :version
                returning user_id),
            released as (
                delete from driver_notifications n using saved
                where n.user_id = saved.user_id and n.id <> all(:kept))
            select user_id from saved
            """)
    List<Long> saveList(
            long user,
            long version,
            @Nullable UUID pass,
            @TypeDef(type = DataType.LONG_ARRAY) Long[] kept);
}
