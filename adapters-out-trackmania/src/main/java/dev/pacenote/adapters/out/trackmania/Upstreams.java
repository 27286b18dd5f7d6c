package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.adapters.out.http.client.AuthorizedClient;
import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.UpstreamClients;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import dev.pacenote.domain.platform.upstream.RequestCount;
import jakarta.inject.Singleton;
import java.time.InstantSource;

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

    /** What can be left alone for a while, by the name that operators read. */
    public enum Service {
        NADEO_CORE("nadeoCore"),
        NADEO_LIVE("nadeoLive"),
        TRACKMANIA("trackmania"),
        EXCHANGE("exchange");

        private final String word;

        Service(String word) {
            this.word = word;
        }

        public String wireName() {
            return word;
        }
    }

    /** Whether the service is left alone, or only tried out, because it failed again and again. */
    public boolean resting(Service service) {
        var url =
                switch (service) {
                    case NADEO_CORE -> settings.authUrl();
                    case NADEO_LIVE -> settings.liveUrl();
                    case TRACKMANIA -> settings.oauthUrl();
                    case EXCHANGE -> settings.exchangeUrl();
                };
        return clients.of(url).resting();
    }

    /** Requests that daily runs have sent since this process began, to all hosts. */
    public RequestCount runRequests() {
        return clients.runRequests();
    }
}
