package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.ObjectBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Need;
import dev.pacenote.application.streams.membership.ChooseNotices;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.NoticeChoice;
import dev.pacenote.domain.streams.role.RoleProblem;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of which channels in which servers a person wants to hear. */
@Hidden
@Controller("/api/users/me/preferences")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({BearerScheme.class, CookieScheme.class})
final class StreamPreferencesController {

    private static final String ENABLED = "enabled";

    private final GuildRequests requests;
    private final ChooseNotices choices;

    StreamPreferencesController(GuildRequests requests, ChooseNotices choices) {
        this.requests = requests;
        this.choices = choices;
    }

    /** Lists all channels of all servers of the caller, chosen or not. */
    @Get
    List<Map<String, Object>> list(Caller caller) {
        var _ = requests.asking(caller, GuildAccess.Use.READ);
        return choices.of(caller.user()).stream().map(row -> view(caller, row)).toList();
    }

    private static Map<String, Object> view(Caller caller, ChooseNotices.Row row) {
        var choice = row.choice();
        var view = new LinkedHashMap<String, Object>();
        view.put("user_id", caller.user().toString());
        view.put("guild_id", row.guild().id().value());
        view.put("streamer_id", row.streamer().id().toString());
        view.put("notifications_enabled", choice.isOn());
        view.put("chosen", choice.chosen().isPresent());
        view.put("ping_mode", choice.mode().wireName());
        view.put("effect", choice.effect().wireName());
        view.put("guild_name", row.guild().name());
        view.put("streamer_name", row.streamer().names().displayName());
        return view;
    }

    /** Chooses for one channel in one server. */
    @Put("/{guild}/{streamer}")
    Map<String, Object> choose(
            Caller caller, String guild, String streamer, @Body ObjectBody body) {
        var found = requests.write(caller, guild, Need.MEMBER);
        var key = GuildRequests.key(found, streamer);
        boolean enabled =
                StreamsProblems.reading(ENABLED, () -> Fields.of(body.members()).flag(ENABLED))
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                Problem.invalid(
                                                        ENABLED,
                                                        "required",
                                                        "Please say true or false.")));
        return switch (choices.choose(caller.user(), key, enabled)) {
            case ChooseNotices.Result.Chosen(var choice, var applied) -> view(choice, applied);
            case ChooseNotices.Result.NotLinked _ -> throw StreamsProblems.noSuchStreamer();
            case ChooseNotices.Result.ListFull _ ->
                    throw StreamsProblems.of(
                            409,
                            "mention_list_full",
                            "No place is free",
                            "Posts of this channel ping as many people by name as they may.");
            case ChooseNotices.Result.RoleNotAssignable(var why) ->
                    throw StreamsProblems.of(
                            409,
                            "role_not_assignable",
                            "The role cannot be given",
                            why == RoleProblem.ROLE_TOO_HIGH
                                    ? "An admin has to move the role below that of our bot."
                                    : "An admin has to let our bot manage roles.");
        };
    }

    private static Map<String, Object> view(NoticeChoice choice, boolean applied) {
        var view = new LinkedHashMap<String, Object>();
        view.put("message", words(choice, applied));
        view.put("notifications_enabled", choice.isOn());
        view.put("effect", choice.effect().wireName());
        view.put("applied", applied);
        return view;
    }

    /** What it does, and what it does not cover. */
    private static String words(NoticeChoice choice, boolean applied) {
        var told = choice.isOn() ? "You are told." : "You are not told any more.";
        return switch (choice.mode()) {
            case NONE -> told;
            case ROLE ->
                    choice.isOn()
                            ? told + " Whom the server's own role pings is up to Discord."
                            : told
                                    + " If you have the server's own role, its posts ping you all"
                                    + " the same; leave that role at Discord.";
            case MENTIONS ->
                    told
                            + (choice.isOn()
                                    ? " Posts ping you by name."
                                    : " Posts do not ping you by name.");
            case MANAGED_ROLE -> told + role(choice.isOn(), applied);
        };
    }

    private static String role(boolean on, boolean applied) {
        if (applied) {
            return on ? " You have the role that posts ping." : " You have no role of ours.";
        }
        return on
                ? " You get the role that posts ping as soon as Discord lets us give it."
                : " Our role is taken from you as soon as Discord lets us.";
    }
}
