package dev.pacenote.adapters.out.discord;

import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.http.client.UpstreamServices;
import java.net.URI;
import java.util.Map;

/**
 * Where Discord is, and who we are there.
 *
 * @param api what all addresses begin with, up to the version
 * @param authorize where browsers log in
 * @param requestsPerSecond everything together
 * @param userAgent as Discord wants it
 */
public record DiscordSettings(
        URI api,
        URI authorize,
        Application application,
        double requestsPerSecond,
        String userAgent) {

    /** Our application at Discord, with its bot. */
    public record Application(String clientId, String clientSecret, String botToken) {
        @Override
        public String toString() {
            return "DiscordSettings.Application[hidden]";
        }
    }

    /** What Micronaut's HTTP client must know. */
    public Map<String, Object> httpServices() {
        return UpstreamServices.properties(
                DiscordApi.ID, api, UpstreamConfiguration.Limits.DEFAULT);
    }

    String bot() {
        return "Bot " + application.botToken();
    }
}
