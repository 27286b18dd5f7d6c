package dev.pacenote.adapters.out.postgres.streams.membership;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table {@code stream_preferences}. */
@PostgresRepository
interface PreferenceRows extends GenericRepository<PreferenceRows.Row, Long> {

    @MappedEntity("stream_preferences")
    record Row(@Id long account, String guild, UUID streamer, boolean enabled, Instant chosenAt) {}

    @Query("select * from stream_preferences where account = :account")
    List<Row> of(long account);

    @Query(
            """
            select * from stream_preferences
            where account = :account and guild = :guild and streamer = :streamer
            """)
    List<Row> find(long account, String guild, UUID streamer);

    @Query(
            """
            insert into stream_preferences as p (account, guild, streamer, enabled, chosen_at)
            values (:account, :guild, :streamer, :enabled, :chosenAt)
            on conflict (account, guild, streamer) do update
            set enabled = excluded.enabled, chosen_at = excluded.chosen_at
            where p.enabled <> excluded.enabled
            """)
    void save(long account, String guild, UUID streamer, boolean enabled, Instant chosenAt);

    @Query(
            """
            select d.discord_id from stream_preferences p
            join discord_profiles d on d.account = p.account
            where p.streamer = :streamer and p.guild = :guild and p.enabled
                and exists (
                    select 1 from guild_memberships m
                    where m.account = p.account and m.guild = p.guild)
            order by p.chosen_at, p.account limit :limit
            """)
    List<String> optedIn(String guild, UUID streamer, int limit);
}
