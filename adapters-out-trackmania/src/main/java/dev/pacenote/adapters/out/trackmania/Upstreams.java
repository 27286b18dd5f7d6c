package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.adapters.out.http.client.AuthorizedClient;
import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.UpstreamClients;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import dev.pacenote.domain.platform.upstream.RequestCount;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The three services as one parts list. */
@Singleton
public final class Upstreams {

    private final UpstreamSettings settings;
    private final UpstreamClients clients;
    private final TrackmaniaApis apis;
    private final NadeoTokens nadeo;
    private final OAuthTokens oauth;

    /**
     * @param tokens the access tokens of all instances on the same store
     */
    Upstreams(
            UpstreamSettings settings,
            UpstreamClients clients,
            UpstreamTokens tokens,
            InstantSource clock,
            TrackmaniaApis apis) {
        this.settings = settings;
        this.clients = clients;
        this.apis = apis;
        this.nadeo =
                new NadeoTokens(
                        clients.of(settings.authUrl()), apis.core(), settings, tokens, clock);
        this.oauth =
                new OAuthTokens(
                        clients.of(settings.oauthUrl()),
                        apis.trackmania(),
                        settings,
                        tokens,
                        clock);
    }

    public NadeoLeaderboards leaderboards(Priority priority) {
        return new NadeoLeaderboards(
                new AuthorizedClient(
                        clients.of(settings.liveUrl()), nadeo, "nadeo_v1 t=", priority),
                apis.live(),
                () -> nadeo.subject(priority));
    }

    public OAuthPlayerNames playerNames(Priority priority) {
        return new OAuthPlayerNames(
                new AuthorizedClient(clients.of(settings.oauthUrl()), oauth, "Bearer ", priority),
                apis.trackmania());
    }

    public TmxMapExchange exchange(Priority priority) {
        return new TmxMapExchange(clients.of(settings.exchangeUrl()), apis.exchange(), priority);
    }

    /** By service, {@code UP} or {@code RESTING}. */
    public Map<String, String> circuits() {
        var states = new LinkedHashMap<String, String>();
        states.put("nadeoCore", state(settings.authUrl()));
        states.put("nadeoLive", state(settings.liveUrl()));
        states.put("trackmania", state(settings.oauthUrl()));
        states.put("exchange", state(settings.exchangeUrl()));
        return states;
    }

    private String state(URI url) {
        return clients.of(url).resting() ? "RESTING" : "UP";
    }

    /** Requests that daily runs have sent since this process began, to all hosts. */
    public RequestCount runRequests() {
        return clients.runRequests();
    }
}
