package dev.pacenote.benchmarks.streams;

import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.TwitchService;
import java.sql.Connection;
import java.sql.SQLException;

/** Discord servers that follow Twitch channels, here and there, made without asking anybody. */
final class StreamsSeed {

    private static final long FIRST_GUILD = 900_000_000_000_000_000L;
    private static final long FIRST_CHANNEL = 800_000_000_000_000_000L;
    private static final int FIRST_BROADCASTER = 1_000_000;

    private StreamsSeed() {}

    static String login(int channel) {
        return "streamer_" + channel;
    }

    static String broadcaster(int channel) {
        return Integer.toString(FIRST_BROADCASTER + channel);
    }

    /**
     * Each server follows as many, so that all channels have as many servers; every second server
     * follows one more channel, the last one.
     */
    static void fill(
            Connection database,
            DiscordService discord,
            TwitchService twitch,
            int servers,
            int channels,
            int follows)
            throws SQLException {
        var owner = new DiscordService.Person("186000000000000001", "neo");
        for (int i = 0; i < servers; i++) {
            var guild = Long.toString(FIRST_GUILD + i);
            discord.guild(guild, "Server " + i, owner, true);
            discord.channel(guild, Long.toString(FIRST_CHANNEL + i), "live-now", true);
        }
        for (int i = 0; i <= channels; i++) {
            twitch.channel(new TwitchService.Channel(broadcaster(i), login(i), login(i)));
        }
        try (var statement = database.createStatement()) {
            statement.execute(
                    """
                    insert into guilds (id, name, bot, version)
                    select (%d + i)::text, 'Server ' || i, 'present', 1
                    from generate_series(0, %d) i
                    """
                            .formatted(FIRST_GUILD, servers - 1));
            statement.execute(
                    """
                    insert into guild_configs (guild, settings, version)
                    select (%d + i)::text, jsonb_build_object(
                        'channel_id', (%d + i)::text, 'mention_role_id', null,
                        'message_template', null, 'enabled', true, 'ping_mode', 'none',
                        'linking', 'invited', 'announce_types', jsonb_build_array('live'),
                        'cooldown_minutes', 15, 'on_end', 'edit', 'end_template', null,
                        'update_while_live', false, 'publish', false, 'watch_button', true), 1
                    from generate_series(0, %d) i
                    """
                            .formatted(FIRST_GUILD, FIRST_CHANNEL, servers - 1));
            statement.execute(
                    """
                    insert into streamers (id, broadcaster, login, display_name, avatar, consent,
                        gone, version)
                    select gen_random_uuid(), (%d + i)::text, 'streamer_' || i, 'streamer_' || i,
                        '', 'anyone', false, 1
                    from generate_series(0, %d) i
                    """
                            .formatted(FIRST_BROADCASTER, channels));
            statement.execute(
                    """
                    insert into streamer_links (guild, streamer, added_at, enabled, overrides,
                        custom_text, version)
                    select (%d + i)::text, s.id, now(), true, '{}', '', 1
                    from generate_series(0, %d) i
                    cross join generate_series(0, %d) j
                    join streamers s on s.login = 'streamer_' || ((i * %d + j) %% %d)
                    on conflict do nothing
                    """
                            .formatted(FIRST_GUILD, servers - 1, follows - 1, follows, channels));
            statement.execute(
                    """
                    insert into streamer_links (guild, streamer, added_at, enabled, overrides,
                        custom_text, version)
                    select (%d + i)::text, s.id, now(), true, '{}', '', 1
                    from generate_series(0, %d, 2) i
                    join streamers s on s.login = 'streamer_%d'
                    """
                            .formatted(FIRST_GUILD, servers - 1, channels));
            statement.execute("analyze");
        }
    }
}
