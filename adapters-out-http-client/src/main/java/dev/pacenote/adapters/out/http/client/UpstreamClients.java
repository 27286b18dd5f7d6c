package dev.pacenote.adapters.out.http.client;

import dev.pacenote.application.platform.upstream.RequestBudget;
import dev.pacenote.domain.platform.upstream.RequestCount;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clients of all hosts: services on the same host share its budget and its rest. */
@Singleton
public final class UpstreamClients {

    private final Map<String, UpstreamClient> clients = new ConcurrentHashMap<>();
    private final UpstreamConfiguration configuration;
    private final RequestBudget shared;
    private final RequestObserver observer;

    /**
     * @param shared the places of all instances on the same store
     */
    public UpstreamClients(
            UpstreamConfiguration configuration, RequestBudget shared, RequestObserver observer) {
        this.configuration = configuration;
        this.shared = shared;
        this.observer = observer;
    }

    /** The client of the host and port in a URL. */
    public UpstreamClient of(URI url) {
        return clients.computeIfAbsent(
                url.getAuthority(),
                host ->
                        new UpstreamClient(
                                host,
                                new RequestScheduler(
                                        configuration.requestsPerSecond(), host, shared),
                                configuration.limits(),
                                observer));
    }

    /** Requests that daily runs have sent since this process began, to all hosts. */
    public RequestCount runRequests() {
        return clients.values().stream()
                .map(UpstreamClient::runRequests)
                .reduce(RequestCount.NONE, RequestCount::plus);
    }
}
