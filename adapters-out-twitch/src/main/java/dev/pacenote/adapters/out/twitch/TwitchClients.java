package dev.pacenote.adapters.out.twitch;

import dev.pacenote.adapters.out.http.client.RequestObserver;
import dev.pacenote.adapters.out.http.client.UpstreamClient;
import dev.pacenote.adapters.out.http.client.UpstreamClients;
import dev.pacenote.application.platform.upstream.RequestBudget;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Twitch's hosts, each with one rate for all that we ask it. */
@Singleton
@Requires(beans = TwitchSettings.class)
final class TwitchClients {

    private final UpstreamClient api;
    private final UpstreamClient id;

    TwitchClients(TwitchSettings settings, RequestBudget budget) {
        var clients = new UpstreamClients(settings.manners(), budget, RequestObserver.NOBODY);
        this.api = clients.of(settings.api());
        this.id = clients.of(settings.id());
    }

    /** Helix. */
    UpstreamClient api() {
        return api;
    }

    /** Where tokens are. */
    UpstreamClient id() {
        return id;
    }
}
