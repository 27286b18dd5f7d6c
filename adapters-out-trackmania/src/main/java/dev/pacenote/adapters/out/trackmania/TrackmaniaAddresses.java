package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.WebAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where the Trackmania services are, and how often they are asked.
 *
 * @param auth full URL of the basic-token call
 * @param requestsPerSecond per host, everything together; empty: as the sandbox or the real
 *     services want it
 */
@ConfigurationProperties("trackmania-addresses")
@VariableGroup(title = "Addresses of Trackmania", order = 410)
public record TrackmaniaAddresses(
        @Variable(
                        value = "AUTH_API_URL",
                        must = WebAddress.MUST,
                        meaning =
                                "for a stand-in; alone it does not end the sandbox, like the next three")
                @Bindable(
                        defaultValue =
                                "https://prod.trackmania.core.nadeo.online/v2/authentication/token/basic")
                WebAddress auth,
        @Variable(value = "LEAD_API", must = WebAddress.MUST, meaning = "boards")
                @Bindable(defaultValue = "https://live-services.trackmania.nadeo.live")
                WebAddress live,
        @Variable(value = "OAUTH_API_URL", must = WebAddress.MUST, meaning = "names of players")
                @Bindable(defaultValue = "https://api.trackmania.com")
                WebAddress oauth,
        @Variable(value = "TMX_API_URL", must = WebAddress.MUST, meaning = "maps and authors")
                @Bindable(defaultValue = "https://trackmania.exchange")
                WebAddress exchange,
        @Variable(
                        value = "UPSTREAM_REQUESTS_PER_SECOND",
                        must = TrackmaniaAddresses.RATE,
                        otherwise = "2, in the sandbox 1000",
                        meaning = "per host, everything together, all instances on one database")
                Optional<Double> requestsPerSecond)
        implements SelfChecked {

    /** Completes "NAME must …". */
    static final String RATE = "be a number above 0";

    private static final double MAX_RATE = 1_000_000;

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return requestsPerSecond
                .filter(rate -> !(rate > 0 && rate <= MAX_RATE))
                .map(_ -> "UPSTREAM_REQUESTS_PER_SECOND must " + RATE + ".")
                .stream();
    }

    /** Together with who we are there. */
    public UpstreamSettings settings(TrackmaniaLogin login, double rate) {
        return new UpstreamSettings(
                auth.uri(),
                login.authorization(),
                live.uri(),
                oauth.uri(),
                login.oauthClientId(),
                login.oauthClientSecret(),
                exchange.uri(),
                login.userAgent(),
                rate,
                UpstreamConfiguration.Limits.DEFAULT);
    }
}
