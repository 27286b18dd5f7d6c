package dev.pacenote.assembly.streams;

import dev.pacenote.adapters.in.http.platform.header.AreaCors;
import dev.pacenote.adapters.in.http.platform.header.FurtherOrigins;
import dev.pacenote.adapters.in.http.platform.webapp.HostedApp;
import dev.pacenote.adapters.in.http.streams.StreamsPages;
import dev.pacenote.adapters.out.discord.DiscordSettings;
import dev.pacenote.adapters.out.twitch.TwitchSettings;
import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.Pacenote;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.WebAddress;
import dev.pacenote.sandbox.streams.DiscordService;
import dev.pacenote.sandbox.streams.TwitchService;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Twitch channels go live, and the Discord servers that follow them are told. */
public final class StreamsArea implements Area {

    /** The word in {@code FEATURES}. */
    public static final String NAME = "streams";

    /** Names the part that has what Twitch told worked off soon; each assembly has its own. */
    public static final String WAKE = "streams-wake";

    /** Names the queue by which functions are woken. */
    public static final String QUEUE = "STREAM_EVENTS_QUEUE_URL";

    /** Where the existing client is while somebody develops it. */
    private static final URI CLIENT = URI.create("http://localhost:5173");

    private static final Set<String> ROUTES =
            Set.of(
                    "/api/auth",
                    "/api/guilds",
                    "/api/users/me",
                    "/api/invites",
                    "/api/streamers",
                    "/api/health");

    private static final Set<String> WEBHOOKS = Set.of("/webhooks/twitch", "/webhooks/discord");

    private static final String SANDBOX_SECRET = "the sandbox's webhook secret";
    private static final String TWITCH = "api.twitch.tv";
    private static final String LOGIN_PATH = "/auth/callback";

    /** At which Discord and Twitch, as whom. */
    private record Services(
            URI discordApi,
            URI authorize,
            DiscordSettings.Application discord,
            URI twitchApi,
            URI twitchId,
            TwitchSettings.Application twitch) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Streams";
    }

    @Override
    public Optional<Group> group() {
        return Optional.of(
                new Group(
                        StreamsLogin.class,
                        StreamsLogin::isNamed,
                        "DISCORD_CLIENT_ID, DISCORD_CLIENT_SECRET, DISCORD_BOT_TOKEN,"
                                + " TWITCH_CLIENT_ID, TWITCH_CLIENT_SECRET,"
                                + " TWITCH_WEBHOOK_SECRET"));
    }

    @Override
    public boolean isOnUnnamed(ReadBy assembly, Predicate<String> given) {
        return false;
    }

    @Override
    public Optional<String> missing(ReadBy assembly, Predicate<String> given) {
        return assembly == ReadBy.SERVER || given.test(QUEUE)
                ? Optional.empty()
                : Optional.of("a queue: " + QUEUE);
    }

    /** Another app cannot be shown at the address of ours. */
    @Override
    public Stream<String> problems(Configuration configuration) {
        var chosen = configuration.get(StreamsConfiguration.class);
        var home = URI.create(configuration.publicUrl());
        var shared =
                chosen.webDirectory()
                        .filter(
                                _ ->
                                        chosen.frontend()
                                                .map(WebAddress::uri)
                                                .filter(
                                                        it ->
                                                                !it.getRawAuthority()
                                                                        .equals(
                                                                                home
                                                                                        .getRawAuthority()))
                                                .isEmpty())
                        .map(
                                _ ->
                                        "STREAMS_WEB_DIR needs FRONTEND_URL, with another host or"
                                                + " port than PUBLIC_URL.");
        boolean unreached =
                chosen.twitchEvents() == TwitchEvents.WEBHOOK
                        && !configuration.sandbox()
                        && !isStandIn(chosen)
                        && !TwitchEvents.isReached(base(configuration, chosen));
        return Stream.concat(
                shared.stream(),
                unreached
                        ? Stream.of(
                                "TWITCH_EVENTS=webhook needs API_BASE_URL with https on port 443.")
                        : Stream.empty());
    }

    private static URI base(Configuration configuration, StreamsConfiguration chosen) {
        return chosen.apiBase()
                .map(WebAddress::uri)
                .orElseGet(() -> URI.create(configuration.publicUrl()));
    }

    @Override
    public ContextParts parts(Configuration configuration, Optional<SandboxServices> sandbox) {
        var chosen = configuration.get(StreamsConfiguration.class);
        var services =
                sandbox.map(StreamsSandbox::of)
                        .map(StreamsArea::sandboxed)
                        .orElseGet(() -> real(configuration, chosen));
        var home = URI.create(configuration.publicUrl());
        var base = base(configuration, chosen);
        var frontend = chosen.frontend().map(WebAddress::uri).orElse(home);
        // Without FRONTEND_URL the sandbox serves the client's development server as well.
        var client = chosen.frontend().isEmpty() && sandbox.isPresent() ? CLIENT : frontend;
        var callback =
                chosen.discordRedirect()
                        .map(WebAddress::uri)
                        .orElseGet(() -> at(base, "/api/auth/discord/callback"));
        var agent = "DiscordBot (" + configuration.publicUrl() + ", " + Pacenote.VERSION + ")";
        var discord =
                new DiscordSettings(
                        services.discordApi(),
                        services.authorize(),
                        services.discord(),
                        chosen.discordRequestsPerSecond(),
                        agent);
        var twitch =
                new TwitchSettings(
                        services.twitchApi(),
                        services.twitchId(),
                        services.twitch(),
                        at(base, "/webhooks/twitch"),
                        at(base, "/api/auth/twitch/callback"),
                        chosen.twitchRequestsPerSecond(),
                        agent);
        var pages =
                new StreamsPages(
                        Set.copyOf(List.of(origin(client), origin(home), origin(base))),
                        Set.copyOf(List.of(at(client, LOGIN_PATH), at(home, LOGIN_PATH), callback)),
                        services.authorize(),
                        services.discord().clientId(),
                        "https".equals(base.getScheme()),
                        callback,
                        frontend);
        var properties = new HashMap<String, Object>();
        properties.putAll(discord.httpServices());
        properties.putAll(twitch.httpServices());
        var beans = new ArrayList<Object>();
        beans.addAll(
                List.of(
                        discord,
                        twitch,
                        hearing(chosen, base, sandbox.isPresent() || isStandIn(chosen)),
                        pages,
                        new FurtherOrigins(pages.origins()),
                        new AreaCors(ROUTES, origin(client), WEBHOOKS)));
        chosen.discordKey().ifPresent(beans::add);
        chosen.webDirectory()
                .map(
                        folder ->
                                new HostedApp(
                                        frontend.getRawAuthority(), folder, Set.of(origin(base))))
                .ifPresent(beans::add);
        sandbox.map(StreamsSandbox::of).ifPresent(beans::add);
        return new ContextParts(beans, properties);
    }

    private static boolean isStandIn(StreamsConfiguration chosen) {
        return !TWITCH.equals(chosen.twitchApi().uri().getHost());
    }

    private static HearingOfTwitch hearing(StreamsConfiguration chosen, URI base, boolean standIn) {
        boolean pollOnly = chosen.twitchEvents().isPollOnly(base, standIn);
        return new HearingOfTwitch(
                pollOnly,
                chosen.pollSeconds()
                        .map(seconds -> Duration.ofSeconds(seconds))
                        .orElseGet(() -> HearingOfTwitch.usualPause(pollOnly)));
    }

    private static Services sandboxed(StreamsSandbox sandbox) {
        return new Services(
                sandbox.discord().api(),
                sandbox.discord().authorize(),
                new DiscordSettings.Application(
                        DiscordService.CLIENT_ID,
                        DiscordService.CLIENT_SECRET,
                        DiscordService.BOT_TOKEN),
                sandbox.twitch().url(),
                sandbox.twitch().url(),
                new TwitchSettings.Application(
                        TwitchService.CLIENT_ID, TwitchService.CLIENT_SECRET, SANDBOX_SECRET));
    }

    private static Services real(Configuration configuration, StreamsConfiguration chosen) {
        var login = configuration.get(StreamsLogin.class);
        return new Services(
                chosen.discordApi().uri(),
                chosen.discordAuthorize().uri(),
                login.discord(),
                chosen.twitchApi().uri(),
                chosen.twitchId().uri(),
                login.twitch());
    }

    private static URI at(URI base, String path) {
        return URI.create(base.toString().replaceFirst("/+$", "") + path);
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
