package dev.pacenote.adapters.out.discord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildMember;
import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.guild.GuildRoles;
import dev.pacenote.domain.streams.guild.PermissionOverwrite;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TextChannel;
import dev.pacenote.domain.streams.guild.TextChannelId;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Servers as our bot sees them. */
@Singleton
@Requires(beans = DiscordSettings.class)
public final class BotGuilds implements DiscordGuilds {

    private static final int TEXT = 0;
    private static final int NEWS = 5;
    private static final int GROUP = 4;
    private static final int PAGE = 200;
    private static final int MAX_PAGES = 1_000;

    /** Discord's codes for what our bot is not in, or may not see. */
    private static final Set<Integer> NO_SUCH_SERVER = Set.of(10_004, 50_001);

    /** And for whoever is not in a server in which our bot is. */
    private static final Set<Integer> NO_SUCH_MEMBER = Set.of(10_007, 10_013);

    private final DiscordRequests requests;
    private final BeanProvider<DiscordApi> api;
    private final DiscordSettings settings;
    private final OwnBot self;

    BotGuilds(
            DiscordRequests requests,
            BeanProvider<DiscordApi> api,
            DiscordSettings settings,
            OwnBot self) {
        this.self = self;
        this.requests = requests;
        this.api = api;
        this.settings = settings;
    }

    @Override
    public List<BotGuild> ofBot() {
        var found = new ArrayList<BotGuild>();
        @Nullable String after = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            var from = after;
            var list =
                    DiscordRequests.ANSWERS.json(
                            "servers",
                            requests.askAsBot(
                                    "GET users/@me/guilds",
                                    () ->
                                            api.get()
                                                    .guildsOfMe(
                                                            from,
                                                            PAGE,
                                                            settings.bot(),
                                                            settings.userAgent())));
            if (!list.isArray()) {
                throw DiscordRequests.ANSWERS.unexpected("servers", "no list");
            }
            list.forEach(json -> found.add(read(() -> ofBot(json))));
            if (list.size() < PAGE) {
                return found;
            }
            after = found.getLast().id().value();
        }
        throw DiscordRequests.ANSWERS.unexpected("servers", "no last page");
    }

    private static BotGuild ofBot(JsonNode json) {
        return new BotGuild(
                new GuildId(json.path("id").asText("")),
                json.path("name").asText(""),
                text(json, "icon"));
    }

    @Override
    public Optional<SeenByBot> look(GuildId guild) {
        return known(
                        NO_SUCH_SERVER,
                        "GET guilds/" + guild,
                        () -> api.get().guild(guild.value(), settings.bot(), settings.userAgent()))
                .map(
                        json ->
                                read(
                                        () ->
                                                new SeenByBot(
                                                        json.path("name").asText(""),
                                                        text(json, "icon"),
                                                        new GuildRoles(
                                                                guild,
                                                                json.path("owner_id").asText(""),
                                                                roles(json.path("roles"))))));
    }

    private static List<GuildRole> roles(JsonNode list) {
        var roles = new ArrayList<GuildRole>();
        for (var role : list) {
            roles.add(
                    new GuildRole(
                            new RoleId(role.path("id").asText("")),
                            role.path("name").asText(""),
                            Permissions.of(role.path("permissions").asText("0")),
                            role.path("color").asInt(0),
                            role.path("position").asInt(0),
                            role.path("mentionable").asBoolean(false),
                            role.path("tags").has("bot_id")));
        }
        return roles;
    }

    @Override
    public List<TextChannel> channels(GuildId guild) {
        return known(
                        NO_SUCH_SERVER,
                        "GET guilds/" + guild + "/channels",
                        () ->
                                api.get()
                                        .channels(
                                                guild.value(),
                                                settings.bot(),
                                                settings.userAgent()))
                .map(json -> read(() -> channels(json)))
                .orElse(List.of());
    }

    private static List<TextChannel> channels(JsonNode list) {
        var groups = new HashMap<String, JsonNode>();
        for (var channel : list) {
            if (channel.path("type").asInt(-1) == GROUP) {
                groups.put(channel.path("id").asText(""), channel);
            }
        }
        var found = new ArrayList<JsonNode>();
        for (var channel : list) {
            int type = channel.path("type").asInt(-1);
            if (type == TEXT || type == NEWS) {
                found.add(channel);
            }
        }
        // Discord shows what is in no group first.
        found.sort(
                Comparator.comparingInt(
                                (JsonNode it) ->
                                        position(groups.get(it.path("parent_id").asText(""))))
                        .thenComparingInt(BotGuilds::position));
        return found.stream()
                .map(it -> channel(it, groups.get(it.path("parent_id").asText(""))))
                .toList();
    }

    private static int position(@Nullable JsonNode channel) {
        return channel == null ? -1 : channel.path("position").asInt(0);
    }

    private static TextChannel channel(JsonNode json, @Nullable JsonNode group) {
        var overwrites = new ArrayList<PermissionOverwrite>();
        for (var overwrite : json.path("permission_overwrites")) {
            overwrites.add(
                    new PermissionOverwrite(
                            overwrite.path("type").asInt(0) == 0
                                    ? PermissionOverwrite.Kind.ROLE
                                    : PermissionOverwrite.Kind.MEMBER,
                            overwrite.path("id").asText(""),
                            Permissions.of(overwrite.path("allow").asText("0")),
                            Permissions.of(overwrite.path("deny").asText("0"))));
        }
        return new TextChannel(
                new TextChannelId(json.path("id").asText("")),
                json.path("name").asText(""),
                json.path("type").asInt(0) == NEWS,
                json.path("position").asInt(0),
                group == null ? "" : group.path("name").asText(""),
                overwrites);
    }

    @Override
    public Optional<GuildMember> member(GuildId guild, String user) {
        return member(NO_SUCH_MEMBER, guild, user);
    }

    private Optional<GuildMember> member(Set<Integer> absent, GuildId guild, String user) {
        return known(
                        absent,
                        "GET guilds/" + guild + "/members",
                        () ->
                                api.get()
                                        .member(
                                                guild.value(),
                                                user,
                                                settings.bot(),
                                                settings.userAgent()))
                .map(
                        json ->
                                read(
                                        () -> {
                                            var roles = new HashSet<RoleId>();
                                            json.path("roles")
                                                    .forEach(
                                                            role ->
                                                                    roles.add(
                                                                            new RoleId(
                                                                                    role.asText(
                                                                                            ""))));
                                            return new GuildMember(
                                                    user, roles, time(json, "joined_at"));
                                        }));
    }

    @Override
    public Optional<GuildMember> bot(GuildId guild) {
        var absent = new HashSet<>(NO_SUCH_SERVER);
        absent.addAll(NO_SUCH_MEMBER);
        return member(absent, guild, self.id());
    }

    /**
     * Empty when Discord says that it is not there. Any other refusal says nothing of it.
     *
     * @param absent the codes with which Discord says so
     */
    private Optional<JsonNode> known(
            Set<Integer> absent, String bucket, Supplier<HttpResponse<String>> request) {
        var answer = requests.askAsBot(bucket, request);
        return answer.code() >= 400 && absent.contains(DiscordRequests.code(answer))
                ? Optional.empty()
                : Optional.of(DiscordRequests.ANSWERS.json(bucket, answer));
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidValueException | NumberFormatException | DateTimeException e) {
            throw DiscordRequests.ANSWERS.unexpected(
                    "server", "an id, number or time that is none");
        }
    }

    private static Optional<Instant> time(JsonNode json, String member) {
        return text(json, member).map(at -> OffsetDateTime.parse(at).toInstant());
    }

    static Optional<String> text(JsonNode json, String member) {
        return Optional.of(json.path(member).asText(""))
                .filter(text -> !text.isEmpty() && !text.equals("null"));
    }
}
