package dev.pacenote.adapters.out.postgres.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.streams.guild.PostgresGuilds;
import dev.pacenote.adapters.out.postgres.streams.link.PostgresLinks;
import dev.pacenote.adapters.out.postgres.streams.link.PostgresStreamers;
import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.golive.broadcast.BroadcastStarts;
import dev.pacenote.application.streams.golive.post.PostEndings;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.link.Streamer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Twitch tells of a start, more than once, while it is asked what is live. */
class ContestedStartsTest {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.newDatabase());

    private static final StandaloneStores BEANS = new StandaloneStores(STORE);

    private final PostgresBroadcasts broadcasts = BEANS.get(PostgresBroadcasts.class);
    private final PostgresAnnouncements announcements = BEANS.get(PostgresAnnouncements.class);
    private final BroadcastStarts starts =
            new BroadcastStarts(
                    broadcasts,
                    announcements,
                    BEANS.get(PostgresMemberTellings.class),
                    new PostEndings(announcements, BEANS.get(PostgresPosts.class)),
                    STORE,
                    UUID::randomUUID);

    @AfterAll
    static void close() {
        BEANS.close();
        STORE.close();
    }

    @Test
    void a_start_that_is_told_and_found_at_once_has_one_way_to_each_server() {
        for (int i = 0; i < 20; i++) {
            var streamer = StreamsSamples.added(BEANS.get(PostgresStreamers.class));
            var link =
                    StreamsSamples.following(
                            BEANS.get(PostgresGuilds.class),
                            BEANS.get(PostgresLinks.class),
                            streamer.id());
            var id = StreamsSamples.snowflake();
            var turns = new AtomicInteger();

            var stored =
                    Samples.atOnce(
                            6, () -> isStored(streamer, id, turns.incrementAndGet() % 2 == 0));

            assertThat(stored).contains(true);
            var broadcast = broadcasts.findByTwitchId(id).orElseThrow();
            assertThat(broadcasts.live(streamer.id())).containsExactly(broadcast);
            assertThat(announcements.of(broadcast.id()))
                    .extracting(it -> it.key().guild())
                    .containsExactly(link.key().guild());
        }
    }

    /** False where somebody was quicker: then a message is tried again. */
    private boolean isStored(Streamer streamer, String id, boolean listed) {
        try {
            starts.started(
                    streamer,
                    new BroadcastStarts.Start(
                            id, BroadcastType.LIVE, Samples.NOON, Samples.NOON, listed),
                    Samples.NOON);
            return true;
        } catch (OverloadedException _) {
            return false;
        }
    }
}
