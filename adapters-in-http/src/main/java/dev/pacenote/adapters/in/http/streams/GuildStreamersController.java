package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.ObjectBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.link.ManageLinks;
import dev.pacenote.application.streams.link.OverridesFields;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Need;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    GuildStreamersController(GuildRequests requests, ManageLinks links) {
        this.requests = requests;
        this.links = links;
    }

    /** Lists them by what they are called. */
    @Get
    List<Map<String, @Nullable Object>> list(Caller caller, String guild) {
        var id = requests.read(caller, guild, Need.MEMBER).id();
        return links.of(id).stream().map(GuildStreamersController::view).toList();
    }

    /** Shows one of them. */
    @Get("/{streamer}")
    Map<String, @Nullable Object> show(Caller caller, String guild, String streamer) {
        var found = requests.read(caller, guild, Need.MEMBER);
        return links.find(key(found, streamer))
                .map(GuildStreamersController::view)
                .orElseThrow(StreamsProblems::noSuchStreamer);
    }

    private static Link.Key key(Guild guild, String streamer) {
        try {
            return new Link.Key(guild.id(), new StreamerId(UUID.fromString(streamer)));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.invalid("streamer_id", "invalid_id", "This is no id of a channel."));
        }
    }

    private static Map<String, @Nullable Object> view(ManageLinks.Followed followed) {
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
        view.put("overrides", OverridesFields.write(link.overrides()));
        view.put("events", followed.coverage().wireName());
        view.put("live", followed.live().map(GuildStreamersController::view).orElse(null));
        return view;
    }

    private static Map<String, Object> view(Broadcast live) {
        return Map.of(
                "stream_id", live.twitchId(), "started_at", Times.iso(live.times().startedAt()));
    }

    /** Adds a channel by its name or address. */
    @Post
    HttpResponse<?> add(Caller caller, String guild, @Body ObjectBody body) {
        var found = requests.write(caller, guild, Need.ADMIN);
        var login =
                StreamsProblems.reading(
                        "login",
                        () ->
                                TwitchLogin.typed(
                                        Fields.of(body.members()).text("login").orElse("")));
        if (!found.bot().isPresent()) {
            throw StreamsProblems.botAbsent();
        }
        return switch (links.add(found.id(), caller.user(), login)) {
            case ManageLinks.Added.Ok(var followed) -> HttpResponse.created(view(followed));
            case ManageLinks.Added.NoSuchChannel _ ->
                    throw StreamsProblems.of(
                            404,
                            "twitch_user_not_found",
                            "Channel not found",
                            "Twitch knows no channel of that name.");
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
            case ManageLinks.Added.Declined _ ->
                    throw StreamsProblems.of(
                            403,
                            "streamer_declined",
                            "The owner does not want it",
                            "The owner of this channel does not want it to be added.");
        };
    }

    /** Takes a channel out. */
    @Delete("/{streamer}")
    Map<String, String> remove(Caller caller, String guild, String streamer) {
        var found = requests.write(caller, guild, Need.ADMIN);
        if (!links.remove(key(found, streamer))) {
            throw StreamsProblems.noSuchStreamer();
        }
        return Map.of("message", "Streamer unlinked");
    }
}
