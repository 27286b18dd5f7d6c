package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.adapters.out.http.client.RequestObserver;
import dev.pacenote.adapters.out.http.client.UpstreamClients;
import dev.pacenote.application.platform.upstream.RequestBudget;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import dev.pacenote.configuration.ApplicationContexts;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.HashMap;

/** The services for whoever has no application around it, like an operator's command. */
public final class StandaloneUpstreams implements AutoCloseable {

    private final ApplicationContext context;
    private final Upstreams upstreams;

    /**
     * @param places the places of all instances on the same store
     * @param tokens the access tokens of all instances on the same store
     */
    public StandaloneUpstreams(
            UpstreamSettings settings,
            RequestBudget places,
            UpstreamTokens tokens,
            InstantSource clock,
            RequestObserver observer) {
        var configuration = settings.configuration();
        var properties = new HashMap<>(settings.httpServices());
        properties.put("micronaut.netty.event-loops.default.shutdown-quiet-period", "0s");
        context = ApplicationContexts.builder(properties).singletons(configuration).start();
        upstreams =
                new Upstreams(
                        settings,
                        new UpstreamClients(configuration, places, observer),
                        tokens,
                        clock,
                        context.getBean(TrackmaniaApis.class));
    }

    public Upstreams upstreams() {
        return upstreams;
    }

    @Override
    public void close() {
        context.close();
    }
}
