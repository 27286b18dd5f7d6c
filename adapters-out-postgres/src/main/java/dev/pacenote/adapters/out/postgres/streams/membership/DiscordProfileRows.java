package dev.pacenote.adapters.out.postgres.streams.membership;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code discord_profiles}. */
@PostgresRepository
interface DiscordProfileRows extends GenericRepository<DiscordProfileRows.Row, Long> {

    @MappedEntity("discord_profiles")
    record Row(@Id long account, String discordId, String username, @Nullable String avatar) {}

    @Query("select * from discord_profiles where account = :account")
    Optional<Row> find(long account);

    @Query(
            """
            insert into discord_profiles (account, discord_id, username, avatar)
            values (:account, :discordId, :username, :avatar::text)
            on conflict (account) do update
            set discord_id = excluded.discord_id, username = excluded.username,
                avatar = excluded.avatar
            """)
    void save(long account, String discordId, String username, @Nullable String avatar);
}
