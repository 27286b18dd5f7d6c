package dev.pacenote.adapters.out.postgres.streams.membership;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table {@code guild_memberships}. */
@PostgresRepository
interface MembershipRows extends GenericRepository<MembershipRows.Row, Long> {

    @MappedEntity("guild_memberships")
    record Row(@Id long account, String guild, String source, boolean admin, Instant verifiedAt) {}

    @Query("select * from guild_memberships where account = :account and guild = :guild")
    List<Row> find(long account, String guild);

    @Query("select * from guild_memberships where account = :account order by guild, source")
    List<Row> of(long account);

    @Query(
            """
            insert into guild_memberships (account, guild, source, admin, verified_at)
            values (:account, :guild, :source, :admin, :verifiedAt)
            on conflict (account, guild, source) do update
            set admin = excluded.admin, verified_at = excluded.verified_at
            """)
    void save(long account, String guild, String source, boolean admin, Instant verifiedAt);

    @Query(
            """
            select distinct account from guild_memberships
            where guild = any(:guilds) and account > :after order by account limit :limit
            """)
    List<Long> members(
            @TypeDef(type = DataType.STRING_ARRAY) String[] guilds, long after, int limit);

    @Query("select account from guild_memberships where guild = :guild and admin order by account")
    List<Long> adminsOf(String guild);

    /** All by Discord but those of these servers. */
    @Query(
            """
            delete from guild_memberships
            where account = :account and source = 'discord' and guild <> all(:kept)
            """)
    void removeOthers(long account, @TypeDef(type = DataType.STRING_ARRAY) String[] kept);

    @Query(
            """
            delete from guild_memberships
            where account = :account and source = :source and guild = :guild
            """)
    void remove(long account, String source, String guild);
}
