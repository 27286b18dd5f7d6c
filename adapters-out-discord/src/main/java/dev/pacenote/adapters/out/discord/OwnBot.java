package dev.pacenote.adapters.out.discord;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Our bot's own id at Discord, which never changes: it is asked for once. */
@Singleton
@Requires(beans = DiscordSettings.class)
final class OwnBot {

    private final DiscordRequests requests;
    private final BeanProvider<DiscordApi> api;
    private final DiscordSettings settings;
    private volatile Optional<String> known = Optional.empty();

    OwnBot(DiscordRequests requests, BeanProvider<DiscordApi> api, DiscordSettings settings) {
        this.requests = requests;
        this.api = api;
        this.settings = settings;
    }

    /**
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Discord gave no
     *     usable answer
     */
    String id() {
        if (known.isEmpty()) {
            var answer =
                    requests.askAsBot(
                            "GET users/@me",
                            () -> api.get().me(settings.bot(), settings.userAgent()));
            var id = DiscordRequests.ANSWERS.json("bot", answer).path("id").asText("");
            if (id.isEmpty()) {
                throw DiscordRequests.ANSWERS.unexpected("bot", "no id");
            }
            known = Optional.of(id);
        }
        return known.get();
    }
}
