package dev.pacenote.adapters.out.twitch;

import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.http.client.UpstreamServices;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Where Twitch is, and who we are there.
 *
 * @param api Helix
 * @param id where tokens are
 * @param callback where Twitch tells us what happens
 * @param linkCallback where people come back to who log in to Twitch
 * @param requestsPerSecond everything together
 */
public record TwitchSettings(
        URI api,
        URI id,
        Application application,
        URI callback,
        URI linkCallback,
        double requestsPerSecond,
        String userAgent) {

    /**
     * Our application at Twitch.
     *
     * @param webhookSecret what Twitch signs with
     */
    public record Application(String clientId, String clientSecret, String webhookSecret) {
        @Override
        public String toString() {
            return "TwitchSettings.Application[hidden]";
        }
    }

    /** What Micronaut's HTTP client must know. */
    public Map<String, Object> httpServices() {
        var services = new HashMap<String, Object>();
        var limits = UpstreamConfiguration.Limits.DEFAULT;
        services.putAll(UpstreamServices.properties(HelixApi.ID, api, limits));
        services.putAll(UpstreamServices.properties(TwitchIdApi.ID, id, limits));
        return services;
    }

    UpstreamConfiguration manners() {
        return new UpstreamConfiguration(
                userAgent, requestsPerSecond, UpstreamConfiguration.Limits.DEFAULT);
    }
}
