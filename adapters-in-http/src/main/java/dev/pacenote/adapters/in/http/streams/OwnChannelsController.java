package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.adapters.in.http.platform.request.body.ObjectBody;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.link.LookUpChannel;
import dev.pacenote.application.streams.link.OwnChannels;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.link.Consent;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.membership.GuildAccess;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Twitch channels, whichever server follows them (contract of streams, 2.12). */
@Hidden
@Controller("/api/streamers")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({BearerScheme.class, CookieScheme.class})
final class OwnChannelsController {

    private final GuildRequests requests;
    private final OwnChannels channels;
    private final LookUpChannel looks;
    private final ClientAddress address;

    OwnChannelsController(
            GuildRequests requests,
            OwnChannels channels,
            LookUpChannel looks,
            ClientAddress address) {
        this.requests = requests;
        this.channels = channels;
        this.looks = looks;
        this.address = address;
    }

    /** Shows a channel by its name or address. */
    @Get("/lookup")
    Map<String, Object> lookUp(Caller caller, @Nullable @QueryValue String login) {
        requests.asking(caller, GuildAccess.Use.READ);
        var wanted =
                StreamsProblems.reading(
                        "login", () -> TwitchLogin.typed(login == null ? "" : login));
        return switch (looks.find(caller.user(), wanted)) {
            case LookUpChannel.Result.Found(var names, var live, var declined) ->
                    Map.of(
                            "twitch_login", names.login().value(),
                            "twitch_display_name", names.displayName(),
                            "twitch_avatar_url", names.avatar(),
                            "live", live,
                            "declined", declined);
            case LookUpChannel.Result.NoSuchChannel _ -> throw StreamsProblems.noSuchTwitchUser();
            case LookUpChannel.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    /** Lists the channels that the caller proved. */
    @Get("/me")
    Map<String, Object> own(Caller caller) {
        requests.asking(caller, GuildAccess.Use.READ);
        return Map.of(
                "streamers",
                channels.of(caller.user()).stream().map(OwnChannelsController::view).toList());
    }

    private static Map<String, Object> view(OwnChannels.Own own) {
        var streamer = own.streamer();
        var view = new LinkedHashMap<String, Object>();
        view.put("id", streamer.id().toString());
        view.put("twitch_login", streamer.names().login().value());
        view.put("twitch_display_name", streamer.names().displayName());
        view.put("twitch_avatar_url", streamer.names().avatar());
        view.put("consent", streamer.consent().wireName());
        view.put("guilds", own.guilds().stream().map(OwnChannelsController::view).toList());
        return view;
    }

    private static Map<String, String> view(Guild guild) {
        return Map.of("guild_id", guild.id().value(), "name", guild.name());
    }

    /** Says who may follow a channel of the caller. */
    @Put("/{streamer}")
    @Audited(AuditedAction.CONSENT_CHANGED)
    Map<String, Object> consent(
            HttpRequest<?> request, Caller caller, String streamer, @Body ObjectBody body) {
        requests.asking(caller, GuildAccess.Use.WRITE);
        var id = GuildRequests.streamer(streamer);
        var fields = Fields.of(body.members());
        var consent =
                StreamsProblems.reading(
                        "consent",
                        () ->
                                fields.text("consent")
                                        .flatMap(Consent::of)
                                        .orElseThrow(() -> fields.wrong("consent")));
        var network = new NetworkAddress(address.of(request)).shortened();
        return switch (channels.consent(caller.user(), id, consent, network)) {
            case OwnChannels.Result.Changed(var own) -> view(own);
            case OwnChannels.Result.NoSuchChannel _ ->
                    throw StreamsProblems.of(
                            404,
                            "streamer_not_found",
                            "Channel not found",
                            "There is no such channel.");
            case OwnChannels.Result.NotYours _ ->
                    throw StreamsProblems.of(
                            403,
                            "not_your_streamer",
                            "Not your channel",
                            "Only whoever proved this channel last may do this.");
        };
    }
}
