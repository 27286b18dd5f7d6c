package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.WebAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where the Trackmania services are.
 *
 * @param auth full URL of the basic-token call
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
                WebAddress exchange) {

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
