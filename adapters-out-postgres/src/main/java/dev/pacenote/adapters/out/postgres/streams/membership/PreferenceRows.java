package dev.pacenote.adapters.out.postgres.streams.membership;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table {@code stream_preferences}. */
@PostgresRepository
interface PreferenceRows extends GenericRepository<PreferenceRows.Row, Long> {

    @MappedEntity("stream_preferences")
    record Row(@Id long account, String guild, UUID streamer, boolean enabled) {}

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
            insert into stream_preferences (account, guild, streamer, enabled)
            values (:account, :guild, :streamer, :enabled)
            on conflict (account, guild, streamer) do update set enabled = excluded.enabled
            """)
    void save(long account, String guild, UUID streamer, boolean enabled);
}
