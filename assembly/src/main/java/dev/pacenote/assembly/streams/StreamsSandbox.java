package dev.pacenote.assembly.streams;

import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.TwitchService;
import java.time.InstantSource;
import java.time.LocalDate;

/** The make-believe Discord and Twitch of the sandbox. */
final class StreamsSandbox implements AutoCloseable {

    private static final String CLUB = "900000000000000001";

    private final DiscordService discord;
    private final TwitchService twitch;

    private StreamsSandbox(InstantSource clock, LocalDate start) {
        discord = new DiscordService(clock);
        twitch = new TwitchService(clock);
        var neo = new DiscordService.Person("186000000000000001", "neo");
        discord.guild(CLUB, "Speed Club", neo, true);
        discord.role(CLUB, "770000000000000001", "Live pings", "0", true);
        discord.channel(CLUB, "800000000000000001", "live-now", true);
        discord.channel(CLUB, "800000000000000002", "quiet", false);
        discord.member(CLUB, new DiscordService.Person("186000000000000002", "trinity"));
        discord.guild("900000000000000002", "Without the bot", neo, false);
        twitch.channel(new TwitchService.Channel("1234", "ada", "Ada"));
        twitch.channel(new TwitchService.Channel("1235", "bob", "Bob"));
    }

    /** The one of a sandbox, opened when it is first asked for. */
    static StreamsSandbox of(SandboxServices services) {
        return services.of(StreamsSandbox.class, StreamsSandbox::new);
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
