package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.link.LinkOwnChannel;
import dev.pacenote.application.streams.link.LinkOwnChannel.Begun;
import dev.pacenote.domain.streams.membership.GuildAccess;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/** People leave for Twitch to prove a channel for a server (contract of streams, 2.7). */
@Hidden
@Controller("/api/guilds/{guild}/streamers/link")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({BearerScheme.class, CookieScheme.class})
final class OwnLinkController {

    private final GuildRequests requests;
    private final LinkOwnChannel links;
    private final LinkCookies cookies;

    OwnLinkController(GuildRequests requests, LinkOwnChannel links, LinkCookies cookies) {
        this.requests = requests;
        this.links = links;
        this.cookies = cookies;
    }

    /** Gives the address at Twitch; the browser keeps a cookie to be known again. */
    @Get
    HttpResponse<?> begin(HttpRequest<?> request, Caller caller, String guild) {
        var allowed = requests.member(caller, guild, GuildAccess.Use.READ);
        return switch (links.begin(caller.user(), allowed.guild(), allowed.access())) {
            case Begun.Ok(var secret, var endsAt, var twitch) ->
                    HttpResponse.ok(Map.of("url", twitch.toString()))
                            .cookies(cookies.kept(request, secret, endsAt));
            case Begun.NotOpen _ ->
                    throw StreamsProblems.of(
                            403,
                            "linking_not_open",
                            "Not open to you",
                            "The admins of this server do not let you link a channel.");
            case Begun.BotAbsent _ -> throw StreamsProblems.botAbsent();
            case Begun.TooMany(var wait) -> throw new ProblemException(Problem.tooMany(wait));
        };
    }
}
