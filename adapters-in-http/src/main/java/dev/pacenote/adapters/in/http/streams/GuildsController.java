package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.body.ObjectBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.guild.ConfigureGuild;
import dev.pacenote.application.streams.guild.SettingsFields;
import dev.pacenote.application.streams.guild.ShowPostTargets;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Need;
import dev.pacenote.application.streams.membership.ListGuilds;
import dev.pacenote.application.streams.membership.ListVerifiedGuilds;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.Membership;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Discord servers of a person, and what their admins choose. */
@Hidden
@Controller("/api/guilds")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({BearerScheme.class, CookieScheme.class})
final class GuildsController {

    private final GuildRequests requests;
    private final ListVerifiedGuilds guilds;
    private final ShowPostTargets targets;
    private final ConfigureGuild configs;
    private final StreamsPages pages;

    GuildsController(
            GuildRequests requests,
            ListVerifiedGuilds guilds,
            ShowPostTargets targets,
            ConfigureGuild configs,
            StreamsPages pages) {
        this.requests = requests;
        this.guilds = guilds;
        this.targets = targets;
        this.configs = configs;
        this.pages = pages;
    }

    /** Lists the servers of the caller. */
    @Get
    List<Map<String, @Nullable Object>> list(Caller caller) {
        requests.asking(caller, GuildAccess.Use.READ);
        return guilds.of(caller.user()).stream().map(GuildsController::view).toList();
    }

    private static Map<String, @Nullable Object> view(ListGuilds.Listed listed) {
        var guild = listed.guild();
        var access = listed.access();
        var by = access.discord().or(access::invited);
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("guild_id", guild.id().value());
        view.put("name", guild.name());
        view.put("icon", guild.icon().orElse(null));
        // Whoever came by an invite alone sees a server's name and whom it follows.
        view.put("owner_id", access.discord().flatMap(_ -> guild.owner()).orElse(""));
        view.put("is_admin", access.isAdmin());
        view.put("bot_installed", guild.bot().isPresent());
        view.put("source", by.map(it -> it.source().wireName()).orElse("discord"));
        view.put("verified_at", by.map(Membership::verifiedAt).map(Times::iso).orElse(null));
        return view;
    }

    /**
     * Gives the address at which an admin invites the bot.
     *
     * @param managedRoles {@code true}: the bot may make roles, too
     */
    @Get("/{guild}/bot-install-url")
    Map<String, String> install(
            Caller caller,
            String guild,
            @Nullable @QueryValue("managed_roles") String managedRoles) {
        var id = requests.read(caller, guild, Need.ADMIN).id();
        var permissions =
                "true".equals(managedRoles)
                        ? Permissions.INSTALLED.with(Permission.MANAGE_ROLES)
                        : Permissions.INSTALLED;
        return Map.of(
                "url",
                UriBuilder.of(pages.authorize())
                        .queryParam("client_id", pages.clientId())
                        .queryParam("scope", "bot")
                        .queryParam("permissions", permissions.bits().toString())
                        .queryParam("guild_id", id.value())
                        .build()
                        .toString());
    }

    /** Lists the channels to which posts may go. */
    @Get("/{guild}/channels")
    List<Map<String, Object>> channels(Caller caller, String guild) {
        var id = requests.read(caller, guild, Need.ADMIN).id();
        return targets
                .channels(id, requests.profile(caller).user().id())
                .orElseThrow(StreamsProblems::botAbsent)
                .stream()
                .map(GuildsController::view)
                .toList();
    }

    private static Map<String, Object> view(ShowPostTargets.Channel shown) {
        var channel = shown.channel();
        var view = new LinkedHashMap<String, Object>();
        view.put("id", channel.id().value());
        view.put("type", channel.news() ? 5 : 0);
        view.put("name", channel.name());
        view.put("position", channel.position());
        view.put("parent", channel.parent());
        view.put("can_post", shown.missing().isEmpty());
        view.put("missing", shown.missing().stream().map(Enum::name).toList());
        return view;
    }

    /** Lists the roles that posts may ping. */
    @Get("/{guild}/roles")
    List<Map<String, Object>> roles(Caller caller, String guild) {
        var id = requests.read(caller, guild, Need.ADMIN).id();
        return targets.roles(id).orElseThrow(StreamsProblems::botAbsent).stream()
                .map(role -> view(role, role.id().value().equals(id.value())))
                .toList();
    }

    private static Map<String, Object> view(GuildRole role, boolean everyone) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", role.id().value());
        view.put("name", everyone ? "everyone" : role.name());
        view.put("color", role.color());
        view.put("position", role.position());
        view.put("mentionable", role.mentionable());
        return view;
    }

    /** Shows the settings of a server. */
    @Get("/{guild}/config")
    HttpResponse<?> config(Caller caller, String guild) {
        var server = requests.read(caller, guild, Need.ADMIN);
        requests.requireBot(server);
        var config = configs.show(server.id());
        return HttpResponse.ok(view(config)).header(HttpHeaders.ETAG, tag(config));
    }

    private static String tag(GuildConfig config) {
        return "\"" + config.version() + "\"";
    }

    private Map<String, @Nullable Object> view(GuildConfig config) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("guild_id", config.guild().value());
        view.putAll(SettingsFields.write(config.settings(), true));
        view.put("updated_at", config.changed().map(it -> Times.iso(it.at())).orElse(null));
        view.put(
                "updated_by",
                config.changed()
                        .flatMap(GuildConfig.Change::by)
                        .map(Object::toString)
                        .orElse(null));
        view.put("target", view(configs.health(config), configs.missing(config)));
        return view;
    }

    private static Map<String, @Nullable Object> view(
            TargetHealth health, ConfigureGuild.Missing lacks) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        switch (health) {
            case TargetHealth.Ok _ -> {
                view.put("state", "ok");
                view.put("reason", null);
                view.put("since", null);
            }
            case TargetHealth.Paused(var reason, var since) -> {
                view.put("state", "paused");
                view.put("reason", reason.wireName());
                view.put("since", Times.iso(since));
            }
        }
        view.put(
                "missing",
                Stream.concat(
                                lacks.permissions().stream().map(Enum::name),
                                lacks.roles().stream().map(role -> "role:" + role))
                        .toList());
        return view;
    }

    /** Changes the settings of a server; what is not there stays. */
    @Audited(AuditedAction.CONFIG_CHANGED)
    @Put("/{guild}/config")
    HttpResponse<?> change(
            HttpRequest<?> request, Caller caller, String guild, @Body ObjectBody body) {
        var server = requests.write(caller, guild, Need.ADMIN);
        var fields = Fields.of(body.members());
        // A wrong body is told before Discord is asked for anything.
        var _ = StreamsProblems.reading("config", () -> configs.read(server.id(), fields));
        requests.requireBot(server);
        var command =
                new ConfigureGuild.Command(
                        server.id(),
                        caller.user(),
                        requests.profile(caller).user().id(),
                        fields,
                        expected(request));
        return switch (StreamsProblems.reading("config", () -> configs.change(command))) {
            case ConfigureGuild.Result.Saved(var config, var changed) -> {
                AuditFilter.note(request, "changed", String.join(",", changed));
                yield HttpResponse.ok(
                                Map.of("message", "Configuration updated", "config", view(config)))
                        .header(HttpHeaders.ETAG, tag(config));
            }
            case ConfigureGuild.Result.Changed _ ->
                    throw StreamsProblems.of(
                            412,
                            "config_changed",
                            "Changed meanwhile",
                            "Somebody else changed these settings. Please look at them again.");
            case ConfigureGuild.Result.BotAbsent _ -> throw StreamsProblems.botAbsent();
            case ConfigureGuild.Result.TargetRefused(var why) -> throw StreamsProblems.refused(why);
            case ConfigureGuild.Result.TemplateRefused(var why) ->
                    throw StreamsProblems.template(why);
        };
    }

    /** A tag that is none of ours is of no version that there is. */
    private static Optional<Long> expected(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.IF_MATCH))
                .filter(tag -> !tag.equals("*"))
                .map(tag -> tag.replace("\"", ""))
                .map(tag -> tag.matches("[0-9]{1,15}") ? Long.parseLong(tag) : -1L);
    }
}
