package dev.pacenote.adapters.in.http.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.streams.link.LinkOwnChannel;
import dev.pacenote.application.streams.link.LinkOwnChannel.Finished;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.LinkSecret;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser comes back from Twitch, where its person proved a channel or did not (contract of
 * streams, 2.7). No session comes along from another site: the ticket says whose way it is.
 */
@Hidden
@Controller("/api/auth/twitch")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class TwitchRoundTripController {

    private static final Logger LOG = LoggerFactory.getLogger(TwitchRoundTripController.class);

    private final LinkOwnChannel links;
    private final LinkCookies cookies;
    private final StreamsPages pages;
    private final ClientAddress address;

    TwitchRoundTripController(
            LinkOwnChannel links, LinkCookies cookies, StreamsPages pages, ClientAddress address) {
        this.links = links;
        this.cookies = cookies;
        this.pages = pages;
        this.address = address;
    }

    /** Links the channel, and shows the browser the page of the server. */
    @Get("/callback")
    HttpResponse<?> comeBack(HttpRequest<?> request) {
        var state = parameter(request, "state").map(LinkSecret::new);
        var back =
                new LinkOwnChannel.Return(
                        state,
                        LinkCookies.of(request),
                        parameter(request, "code"),
                        new NetworkAddress(address.of(request)).shortened());
        var answer = HttpResponse.seeOther(pages.after(page(back)));
        state.ifPresent(it -> answer.cookies(cookies.forgotten(request, it)));
        return answer;
    }

    private static Optional<String> parameter(HttpRequest<?> request, String name) {
        return request.getParameters().getFirst(name).filter(text -> !text.isEmpty());
    }

    /** A browser that comes back has a page to see, whatever went wrong. */
    private String page(LinkOwnChannel.Return back) {
        try {
            return page(links.finish(back));
        } catch (RuntimeException e) {
            LOG.warn("a channel was not linked", new WithoutMessages(e));
            return "/dashboard?error=link_failed";
        }
    }

    private static String page(Finished finished) {
        return switch (finished) {
            case Finished.Linked(var guild, _) -> of(guild);
            case Finished.AlreadyLinked(var guild, var streamer) ->
                    of(guild)
                            + "?notice=already_linked&streamer="
                            + encoded(streamer.names().displayName());
            case Finished.Refused(var guild, var why) ->
                    of(guild) + "?error=twitch_auth_denied&reason=" + why.wireName();
            case Finished.Failed(var guild, var cause) -> {
                LOG.warn("a channel was not linked", new WithoutMessages(cause));
                yield of(guild) + "?error=twitch_auth_denied&reason=unavailable";
            }
            case Finished.TicketOver _ -> "/dashboard?error=link_expired";
        };
    }

    private static String of(GuildId guild) {
        return "/dashboard/guilds/" + guild;
    }

    /** Blanks as pages read them everywhere in an address. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
