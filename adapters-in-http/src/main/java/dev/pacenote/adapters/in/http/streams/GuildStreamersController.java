package dev.pacenote.adapters.in.http.streams;

import static dev.pacenote.adapters.in.http.streams.GuildRequests.key;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.ObjectBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.link.ConfigureLink;
import dev.pacenote.application.streams.link.ManageLinks;
import dev.pacenote.application.streams.link.OverridesFields;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Need;
import dev.pacenote.application.streams.role.ShowManagedRoles;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.link.LinkEditor;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.role.RoleProblem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Twitch channels that a Discord server follows. */
@Hidden
@Controller("/api/guilds/{guild}/streamers")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({BearerScheme.class, CookieScheme.class})
final class GuildStreamersController {

    private final GuildRequests requests;
    private final ManageLinks links;
    private final ConfigureLink configs;

    private final ShowManagedRoles roles;

    GuildStreamersController(
            GuildRequests requests,
            ManageLinks links,
            ConfigureLink configs,
            ShowManagedRoles roles) {
        this.requests = requests;
        this.links = links;
        this.configs = configs;
        this.roles = roles;
    }

    /** Lists them by what they are called. */
    @Get
    List<Map<String, @Nullable Object>> list(Caller caller, String guild) {
        var seen = requests.editing(caller, guild, GuildAccess.Use.READ);
        var made = roles.of(seen.guild().id());
        return links.of(seen.guild().id()).stream()
                .map(it -> view(it, seen.editor(), made))
                .toList();
    }

    /** Shows one of them. */
    @Get("/{streamer}")
    Map<String, @Nullable Object> show(Caller caller, String guild, String streamer) {
        var seen = requests.editing(caller, guild, GuildAccess.Use.READ);
        return links.find(key(seen.guild(), streamer))
                .map(it -> view(it, seen.editor()))
                .orElseThrow(StreamsProblems::noSuchStreamer);
    }

    /**
     * @param by only whoever may change it sees what differs for it, and what became of its last
     *     broadcast
     */
    private Map<String, @Nullable Object> view(ManageLinks.Followed followed, LinkEditor by) {
        return view(followed, by, roles.of(followed.link().guild()));
    }

    private static Map<String, @Nullable Object> view(
            ManageLinks.Followed followed,
            LinkEditor by,
            Map<StreamerId, ShowManagedRoles.Shown> made) {
        var streamer = followed.streamer();
        var link = followed.link();
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", streamer.id().toString());
        view.put("twitch_broadcaster_id", streamer.broadcaster().value());
        view.put("twitch_login", streamer.names().login().value());
        view.put("twitch_display_name", streamer.names().displayName());
        view.put("twitch_avatar_url", streamer.names().avatar());
        view.put("custom_content", link.text().source());
        view.put("added_by", streamer.provedBy().map(Object::toString).orElse(""));
        view.put("added_by_admin", link.addedByAdmin().map(Object::toString).orElse(null));
        view.put("enabled", link.enabled());
        view.put("events", followed.coverage().wireName());
        view.put("live", followed.live().map(GuildStreamersController::view).orElse(null));
        if (by.mayEdit(streamer)) {
            view.put("overrides", OverridesFields.write(link.overrides()));
            view.put(
                    "last_delivery",
                    followed.last().map(GuildStreamersController::view).orElse(null));
            view.put(
                    "managed_role",
                    Optional.ofNullable(made.get(streamer.id()))
                            .map(GuildStreamersController::view)
                            .orElse(null));
        }
        return view;
    }

    /** How it stands with the role that we make for those who want to be pinged. */
    private static Map<String, @Nullable Object> view(ShowManagedRoles.Shown shown) {
        var role = shown.role();
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put(
                "state",
                role.problem().isPresent() ? "hindered" : role.role().isPresent() ? "made" : "new");
        view.put("reason", role.problem().map(RoleProblem::wireName).orElse(null));
        view.put("role_id", role.role().map(RoleId::value).orElse(null));
        view.put("waiting", shown.waiting());
        return view;
    }

    private static Map<String, Object> view(Broadcast live) {
        return Map.of(
                "stream_id", live.twitchId(), "started_at", Times.iso(live.times().startedAt()));
    }

    private static Map<String, Object> view(Announcement last) {
        return Map.of(
                "state", last.state().wireName(),
                "reason", last.state().reason().wireName(),
                "at", Times.iso(last.updatedAt()));
    }

    /** Adds a channel by its name or address. */
    @Audited(AuditedAction.STREAMER_ADDED)
    @Post
    HttpResponse<?> add(Caller caller, String guild, @Body ObjectBody body) {
        var found = requests.write(caller, guild, Need.ADMIN);
        var login =
                StreamsProblems.reading(
                        "login",
                        () ->
                                TwitchLogin.typed(
                                        Fields.of(body.members()).text("login").orElse("")));
        requests.requireBot(found);
        return switch (links.add(found.id(), caller.user(), login)) {
            case ManageLinks.Added.Ok(var followed) ->
                    HttpResponse.created(view(followed, new LinkEditor(caller.user(), true)));
            case ManageLinks.Added.NoSuchChannel _ -> throw StreamsProblems.noSuchTwitchUser();
            case ManageLinks.Added.AlreadyLinked _ ->
                    throw StreamsProblems.of(
                            409,
                            "already_linked",
                            "Already there",
                            "This server follows that channel already.");
            case ManageLinks.Added.LimitReached _ ->
                    throw StreamsProblems.of(
                            409,
                            "limit_reached",
                            "These are as many as there may be",
                            "Please take another channel out first.");
            case ManageLinks.Added.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case ManageLinks.Added.Declined _ ->
                    throw StreamsProblems.of(
                            403,
                            "streamer_declined",
                            "The owner does not want it",
                            "The owner of this channel does not want it to be added.");
        };
    }

    /** Changes what differs for a channel; what is not there stays. */
    @Audited(AuditedAction.STREAMER_CHANGED)
    @Put("/{streamer}")
    Map<String, @Nullable Object> change(
            Caller caller, String guild, String streamer, @Body ObjectBody body) {
        var found = requests.write(caller, guild, Need.ADMIN);
        var command =
                new ConfigureLink.Command(
                        key(found, streamer),
                        requests.profile(caller).user().id(),
                        Fields.of(body.members()));
        return switch (StreamsProblems.reading("overrides", () -> configs.change(command))) {
            case ConfigureLink.Result.Saved(var link) ->
                    links.find(link.key())
                            .map(it -> view(it, new LinkEditor(caller.user(), true)))
                            .orElseThrow(StreamsProblems::noSuchStreamer);
            case ConfigureLink.Result.NotLinked _ -> throw StreamsProblems.noSuchStreamer();
            case ConfigureLink.Result.BotAbsent _ -> throw StreamsProblems.botAbsent();
            case ConfigureLink.Result.TargetRefused(var why) -> throw StreamsProblems.refused(why);
        };
    }

    /** Takes a channel out. */
    @Audited(AuditedAction.STREAMER_UNLINKED)
    @Delete("/{streamer}")
    Map<String, String> remove(Caller caller, String guild, String streamer) {
        var editing = requests.editing(caller, guild, GuildAccess.Use.WRITE);
        return switch (links.remove(key(editing.guild(), streamer), editing.editor())) {
            case ManageLinks.Removed.Ok _ -> Map.of("message", "Streamer unlinked");
            case ManageLinks.Removed.NotLinked _ -> throw StreamsProblems.noSuchStreamer();
            case ManageLinks.Removed.NotYours _ -> throw StreamsProblems.notYourStreamer();
        };
    }
}
