package dev.pacenote.assembly.streams;

import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.TwitchService;
import java.time.InstantSource;
import java.time.LocalDate;

/** The make-believe Discord and Twitch of the sandbox. */
final class StreamsSandbox implements AutoCloseable {

    /** The server that follows {@link #LOGIN}. */
    static final String CLUB = "900000000000000001";

    static final String CLUB_NAME = "Speed Club";

    /** Where it has posts. */
    static final String CHANNEL = "800000000000000001";

    /** Whom they ping. */
    static final RoleId PINGS = new RoleId("770000000000000001");

    static final String LOGIN = "ada";

    private final DiscordService discord;
    private final TwitchService twitch;

    private StreamsSandbox(InstantSource clock, LocalDate start) {
        discord = new DiscordService(clock);
        twitch = new TwitchService(clock);
        var neo = new DiscordService.Person("186000000000000001", "neo");
        discord.guild(CLUB, CLUB_NAME, neo, true);
        discord.role(CLUB, PINGS.value(), "Live pings", "0", true);
        discord.channel(CLUB, CHANNEL, "live-now", true);
        discord.channel(CLUB, "800000000000000002", "quiet", false);
        discord.member(CLUB, new DiscordService.Person("186000000000000002", "trinity"));
        discord.botManagesRoles(CLUB, true);
        discord.guild("900000000000000002", "Without the bot", neo, false);
        var closed = "900000000000000003";
        discord.guild(closed, "Quiet Corner", neo, true);
        discord.channel(closed, "800000000000000003", "staff-only", false);
        // In no server: comes by an invite, and links their own channel.
        discord.person(new DiscordService.Person("186000000000000003", "morpheus"));
        twitch.channel(new TwitchService.Channel("1234", LOGIN, "Ada"));
        twitch.channel(new TwitchService.Channel("1235", "bob", "Bob"));
        twitch.channel(new TwitchService.Channel("1236", "cleo", "Cleo"));
        twitch.channel(new TwitchService.Channel("1237", "dana", "Dana"));
        twitch.channel(new TwitchService.Channel("1238", "morpheus_live", "Morpheus"));
    }

    /** The one of a sandbox, opened when it is first asked for. */
    static StreamsSandbox of(SandboxServices services) {
        return services.of(StreamsSandbox.class, StreamsSandbox::new);
    }

    /** One of many servers that follow Ada. */
    record Server(String id, String name, String channel) {}

    /** The one of that number, made where it is not there yet. */
    Server server(int number) {
        var server =
                new Server(
                        Long.toString(910_000_000_000_000_000L + number),
                        "Server " + number,
                        Long.toString(810_000_000_000_000_000L + number));
        discord.guild(
                server.id(),
                server.name(),
                new DiscordService.Person("186000000000000001", "neo"),
                true);
        discord.channel(server.id(), server.channel(), "live-now", true);
        return server;
    }

    DiscordService discord() {
        return discord;
    }

    TwitchService twitch() {
        return twitch;
    }

    @Override
    public void close() {
        twitch.close();
        discord.close();
    }
}
