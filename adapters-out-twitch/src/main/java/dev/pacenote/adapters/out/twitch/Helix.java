package dev.pacenote.adapters.out.twitch;

import dev.pacenote.adapters.out.http.client.AuthorizedClient;
import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one way to Twitch's API: keeps its rate, with our token. */
@Singleton
@Requires(beans = TwitchSettings.class)
final class Helix {

    /** One request, given who asks. */
    @FunctionalInterface
    interface Request {
        HttpResponse<String> send(HelixApi api, String authorization, String client);
    }

    private final AuthorizedClient client;
    private final BeanProvider<HelixApi> api;
    private final TwitchSettings settings;

    Helix(
            TwitchSettings settings,
            BeanProvider<HelixApi> api,
            BeanProvider<TwitchIdApi> idApi,
            TwitchClients clients,
            TwitchHealth health,
            UpstreamTokens tokens,
            InstantSource clock) {
        this.settings = settings;
        this.api = api;
        this.client =
                new AuthorizedClient(
                        clients.api(),
                        new AppTokens(
                                clients.id(),
                                idApi,
                                settings.application(),
                                health.application(),
                                tokens,
                                clock),
                        "Bearer ",
                        Priority.PERSON);
    }

    HttpResponse<String> send(String endpoint, Request request) {
        return client.send(
                endpoint,
                authorization ->
                        request.send(api.get(), authorization, settings.application().clientId()));
    }
}
