package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.adapters.out.http.client.UpstreamServices;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The services' requests. Nothing of an HTTP client is made before the first one. */
@Singleton
record TrackmaniaApis(
        BeanProvider<NadeoCore> core,
        BeanProvider<NadeoLive> live,
        BeanProvider<TrackmaniaApi> trackmania,
        BeanProvider<ExchangeApi> exchange) {

    /** What Micronaut's HTTP client must know of the services. */
    static Map<String, Object> properties(UpstreamSettings settings) {
        var properties = new HashMap<String, Object>();
        Map.of(
                        NadeoCore.ID, parent(settings.authUrl()),
                        NadeoLive.ID, settings.liveUrl(),
                        TrackmaniaApi.ID, settings.oauthUrl(),
                        ExchangeApi.ID, settings.exchangeUrl())
                .forEach(
                        (id, base) ->
                                properties.putAll(
                                        UpstreamServices.properties(id, base, settings.limits())));
        return properties;
    }

    private static URI parent(URI url) {
        return url.resolve(".");
    }

    /** The last part of an address. */
    static String call(URI url) {
        var path = url.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
