package dev.pacenote.benchmarks.streams;

import dev.pacenote.benchmarks.messages.PeopleProcess;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.TwitchService;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Twitch channels go live that many Discord servers follow: a few while little is to be posted, to
 * see how fast posts follow; one that every second server follows, with a few others beside it;
 * many a second for a while, to see how they are drained. At last many webhooks a second.
 *
 * <p>Arguments: servers (10000), channels (5000), channels that a server follows (5), seconds of
 * the load (60), channels that go live in each of them (20), heap of the server.
 */
public final class StreamsBenchmark {

    /** Of Discord, to which the sandbox's clock belongs. */
    private static final int POSTS_PER_SECOND = 40;

    private static final int CALM = 20;
    private static final Duration BETWEEN_CALM = Duration.ofSeconds(1);
    private static final int WEBHOOKS_PER_SECOND = 200;
    private static final int WEBHOOKS = 10 * WEBHOOKS_PER_SECOND;
    private static final String ALL = "true";
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SECRET = "the secret of the benchmark";

    private final Connection database;
    private final TwitchService twitch;
    private final StreamsLoad load;
    private final PeopleProcess server;
    private long largest;

    private StreamsBenchmark(
            Connection database, TwitchService twitch, StreamsLoad load, PeopleProcess server) {
        this.database = database;
        this.twitch = twitch;
        this.load = load;
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        int servers = Integer.parseInt(args[0]);
        int channels = Integer.parseInt(args[1]);
        int follows = Integer.parseInt(args[2]);
        var length = Duration.ofSeconds(Integer.parseInt(args[3]));
        int perSecond = Integer.parseInt(args[4]);
        var world = new World(InstantSource.system(), LocalDate.now(ZoneOffset.UTC));
        try (var postgres = EmbeddedPostgres.start();
                var sandbox = new Sandbox(world, new Inventor(7), new Faults(7), 0);
                var discord = new DiscordService(InstantSource.system());
                var twitch = new TwitchService(InstantSource.system());
                var server =
                        new PeopleProcess(
                                sandbox, postgres, 1, args[5], variables(discord, twitch));
                var database = postgres.getPostgresDatabase().getConnection()) {
            StreamsSeed.fill(database, discord, twitch, servers, channels, follows);
            System.out.printf(
                    "%d servers, %d channels, %d links, server at %d MB%n",
                    servers, channels, (long) servers * follows, server.resident());
            var bench =
                    new StreamsBenchmark(
                            database,
                            twitch,
                            new StreamsLoad(server.port(), SECRET, channels),
                            server);
            bench.calm();
            bench.large(channels);
            bench.load(length, perSecond);
            bench.webhooks();
        }
        System.exit(0);
    }

    private static Map<String, String> variables(DiscordService discord, TwitchService twitch) {
        var variables = new HashMap<String, String>();
        variables.put("FEATURES", "trackmania,streams");
        // Nobody answers there: webhooks are sent from here, and no subscription is ever pending.
        variables.put("API_BASE_URL", "http://127.0.0.1:1");
        variables.put("DISCORD_CLIENT_ID", DiscordService.CLIENT_ID);
        variables.put("DISCORD_CLIENT_SECRET", DiscordService.CLIENT_SECRET);
        variables.put("DISCORD_BOT_TOKEN", DiscordService.BOT_TOKEN);
        variables.put("DISCORD_API_URL", discord.api().toString());
        variables.put("DISCORD_REQUESTS_PER_SECOND", Integer.toString(POSTS_PER_SECOND));
        variables.put("TWITCH_CLIENT_ID", TwitchService.CLIENT_ID);
        variables.put("TWITCH_CLIENT_SECRET", TwitchService.CLIENT_SECRET);
        variables.put("TWITCH_WEBHOOK_SECRET", SECRET);
        variables.put("TWITCH_API_URL", twitch.url().toString());
        variables.put("TWITCH_ID_URL", twitch.url().toString());
        return variables;
    }

    /** One after the other, so that the budget at Discord is free. */
    private void calm() throws Exception {
        var since = Instant.now();
        oneASecond();
        drained(PATIENCE);
        report("calm, one a second", since, ALL, "");
    }

    private void oneASecond() throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < CALM; i++) {
            await(began + i * BETWEEN_CALM.toNanos());
            load.nextGoesLive(twitch);
        }
    }

    /** One that many follow, and others while its posts are on their way. */
    private void large(int channel) throws Exception {
        var since = Instant.now();
        load.goesLive(twitch, channel);
        oneASecond();
        drained(PATIENCE.plusSeconds(count("select count(*) from guilds") / POSTS_PER_SECOND));
        var ofIt = "s.login = '" + StreamsSeed.login(channel) + "'";
        report("one that many follow", since, ofIt, "");
        report("beside it, one a second", since, "not " + ofIt, "");
    }

    /** Of channels that are off, so that nothing else is to be done. */
    private void webhooks() throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < WEBHOOKS; i++) {
            await(began + i * 1_000_000_000L / WEBHOOKS_PER_SECOND);
            load.nextGoesOff();
        }
        System.out.printf(
                "%d webhooks in %.1f s: %s%n",
                WEBHOOKS, (System.nanoTime() - began) / 1e9, load.latencies());
    }

    private void load(Duration length, int perSecond) throws Exception {
        var since = Instant.now();
        long before = posts();
        load.latencies();
        long began = System.nanoTime();
        long all = length.toSeconds() * perSecond;
        for (long i = 0; i < all; i++) {
            await(began + i * 1_000_000_000L / perSecond);
            load.nextGoesLive(twitch);
            watch();
        }
        System.out.printf(
                "%d channels went live in %.0f s; webhooks: %s%n",
                all, (System.nanoTime() - began) / 1e9, load.latencies());
        long expected = count("select count(*) from announcements where due is not null");
        drained(Duration.ofSeconds(expected / POSTS_PER_SECOND).plus(PATIENCE));
        double seconds = (System.nanoTime() - began) / 1e9;
        report("load", since, ALL, String.format(", %.1f a second", (posts() - before) / seconds));
        System.out.printf("the server's memory was %d MB at most%n", largest);
    }

    /** Keeps to a schedule: what takes long delays nothing that is due later. */
    private static void await(long due) {
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void watch() throws IOException {
        largest = Math.max(largest, server.resident());
    }

    private long posts() throws SQLException {
        return count("select count(*) from announcements where state = 'sent'");
    }

    private void drained(Duration patience) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (count("select count(*) from intake_messages where due is not null") > 0
                || count("select count(*) from announcements where due is not null") > 0) {
            if (System.nanoTime() > deadline) {
                System.out.println("not everything was posted in time");
                return;
            }
            watch();
            await(System.nanoTime() + LOOK_EVERY.toNanos());
        }
    }

    private long count(String query) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** From what Twitch said to Discord's acceptance, of the posts about some channels. */
    private void report(String what, Instant since, String channels, String further)
            throws SQLException {
        try (var statement = database.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select count(*),
                                    percentile_cont(0.5) within group (order by wait),
                                    percentile_cont(0.99) within group (order by wait), max(wait)
                                from (select extract(epoch from p.posted_at - b.told_at) as wait
                                    from posts p
                                    join announcements a on a.id = p.announcement
                                    join broadcasts b on b.id = a.broadcast
                                    join streamers s on s.id = b.streamer
                                    where b.told_at >= '%s' and %s) waits
                                """
                                        .formatted(since, channels))) {
            rows.next();
            System.out.printf(
                    "%s: %d posts%s, event to post p50 %.2f s, p99 %.2f s, longest %.2f s%n",
                    what,
                    rows.getLong(1),
                    further,
                    rows.getDouble(2),
                    rows.getDouble(3),
                    rows.getDouble(4));
        }
    }
}
