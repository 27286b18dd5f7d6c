package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import java.net.URI;
import java.util.Map;

/**
 * Where the services are and how we behave there.
 *
 * @param authUrl full URL of the basic-token call
 * @param basicAuthorization base64 of {@code login:password}
 * @param userAgent project, person, contact; sent with every request
 * @param requestsPerSecond per host, everything together
 */
public record UpstreamSettings(
        URI authUrl,
        String basicAuthorization,
        URI liveUrl,
        URI oauthUrl,
        String oauthClientId,
        String oauthClientSecret,
        URI exchangeUrl,
        String userAgent,
        double requestsPerSecond,
        UpstreamConfiguration.Limits limits) {

    /** The same for every upstream, whoever runs it. */
    public UpstreamConfiguration configuration() {
        return new UpstreamConfiguration(userAgent, requestsPerSecond, limits);
    }

    /** Properties of the context whose HTTP client asks the services. */
    public Map<String, Object> httpServices() {
        return TrackmaniaApis.properties(this);
    }

    public UpstreamSettings with(UpstreamConfiguration.Limits other) {
        return new UpstreamSettings(
                authUrl,
                basicAuthorization,
                liveUrl,
                oauthUrl,
                oauthClientId,
                oauthClientSecret,
                exchangeUrl,
                userAgent,
                requestsPerSecond,
                other);
    }

    @Override
    public String toString() {
        return "UpstreamSettings[hidden]";
    }
}
