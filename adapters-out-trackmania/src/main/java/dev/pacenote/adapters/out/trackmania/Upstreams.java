package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.application.platform.upstream.RequestPlaces;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The three services as one parts list: who shares a host shares its budget and its rest. */
public final class Upstreams implements AutoCloseable {

    private @Nullable HttpClient client;
    private final Map<String, UpstreamHost> hosts = new ConcurrentHashMap<>();
    private final UpstreamSettings settings;
    private final RequestPlaces shared;
    private final NadeoTokens nadeo;
    private final OAuthTokens oauth;
    private final RequestWatcher watcher;

    /**
     * @param shared the places of all instances on the same store
     * @param tokens the access tokens of all instances on the same store
     */
    public Upstreams(
            UpstreamSettings settings,
            RequestPlaces shared,
            UpstreamTokens tokens,
            InstantSource clock,
            RequestWatcher watcher) {
        this.settings = settings;
        this.shared = shared;
        this.watcher = watcher;
        this.nadeo = new NadeoTokens(host(settings.authUrl()), settings, tokens, clock);
        this.oauth = new OAuthTokens(host(settings.oauthUrl()), settings, tokens, clock);
    }

    private UpstreamHost host(URI url) {
        return hosts.computeIfAbsent(
                url.getAuthority(),
                authority ->
                        new UpstreamHost(
                                authority,
                                this::client,
                                new RequestBudget(settings.requestsPerSecond(), authority, shared),
                                settings.userAgent(),
                                settings.limits(),
                                watcher));
    }

    /** Made when it is first needed: it reads all certificates that this machine trusts. */
    private synchronized HttpClient client() {
        if (client == null) {
            client =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(settings.limits().connect())
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .build();
        }
        return client;
    }

    public NadeoLeaderboards leaderboards(Lane lane) {
        return new NadeoLeaderboards(host(settings.liveUrl()), settings.liveUrl(), nadeo, lane);
    }

    public OAuthPlayerNames playerNames(Lane lane) {
        return new OAuthPlayerNames(host(settings.oauthUrl()), settings.oauthUrl(), oauth, lane);
    }

    public TmxMapExchange exchange(Lane lane) {
        return new TmxMapExchange(host(settings.exchangeUrl()), settings.exchangeUrl(), lane);
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
        return host(url).resting() ? "RESTING" : "UP";
    }

    /** Requests that daily runs have sent since this process began, to all hosts. */
    public RequestCount runRequests() {
        return hosts.values().stream()
                .map(UpstreamHost::runRequests)
                .reduce(RequestCount.NONE, RequestCount::plus);
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
