package dev.pacenote.adapters.out.postgres.streams.membership;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code invites} and {@code invite_uses}. */
@PostgresRepository
interface InviteRows extends GenericRepository<InviteRows.Row, UUID> {

    @MappedEntity("invites")
    record Row(
            @Id UUID id,
            String guild,
            String code,
            @Nullable Long createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            int maxUses,
            int useCount,
            @Nullable Instant usedAt) {}

    @Query("select * from invites where code = :code")
    List<Row> find(String code);

    @Query("select * from invites where guild = :guild order by created_at desc, id")
    List<Row> of(String guild);

    @Query("select * from invites where created_by = :account order by created_at desc, id")
    List<Row> madeBy(long account);

    @Query(
            """
            select i.* from invites i join invite_uses u on u.invite = i.id
            where u.account = :account order by i.created_at desc, i.id
            """)
    List<Row> usedBy(long account);

    @Query("select * from invites where id = :id for update")
    List<Row> hold(UUID id);

    @Query("select id from guilds where id = :guild for update")
    List<String> holdGuild(String guild);

    /** What may change mirrors {@code Invite.used}. */
    @Query(
            """
            insert into invites (id, guild, code, created_by, created_at, expires_at, max_uses,
                use_count, used_at)
            values (:id, :guild, :code, :createdBy::bigint, :createdAt, :expiresAt::timestamptz,
                :maxUses, :useCount, :usedAt::timestamptz)
            on conflict (id) do update
            set use_count = excluded.use_count, used_at = excluded.used_at
            """)
    void save(
            UUID id,
            String guild,
            String code,
            @Nullable Long createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            int maxUses,
            int useCount,
            @Nullable Instant usedAt);

    @Query(
            """
            insert into invite_uses (invite, account) values (:invite, :account)
            on conflict do nothing
            """)
    void saveUse(UUID invite, long account);

    @Query("select account from invite_uses where invite = :invite order by account")
    List<Long> usersOf(UUID invite);

    @Query("delete from invites where id = :id")
    void remove(UUID id);

    /** Mirrors {@code Invite.isForgotten}. */
    @Query(
            """
            delete from invites where id in (
                select id from invites
                where expires_at <= :before
                    or (max_uses > 0 and use_count >= max_uses and used_at <= :before)
                order by id limit :limit for update skip locked)
            """)
    int purge(Instant before, int limit);
}
