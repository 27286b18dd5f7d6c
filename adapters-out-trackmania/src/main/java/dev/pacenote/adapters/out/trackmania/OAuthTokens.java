package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.adapters.out.http.client.JsonAnswers;
import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.SharedToken;
import dev.pacenote.adapters.out.http.client.TokenSource;
import dev.pacenote.adapters.out.http.client.UpstreamClient;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import io.micronaut.context.BeanProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The token of the Trackmania OAuth application: an hour long, without a refresh token. */
final class OAuthTokens implements TokenSource {

    private static final Duration EARLY = Duration.ofMinutes(5);

    private record Token(String text, Instant renewAt) {}

    private final UpstreamClient client;
    private final BeanProvider<TrackmaniaApi> api;
    private final UpstreamSettings settings;
    private final InstantSource clock;
    private final SharedToken shared;
    private Optional<String> refused = Optional.empty();
    private Optional<Token> token = Optional.empty();

    OAuthTokens(
            UpstreamClient client,
            BeanProvider<TrackmaniaApi> api,
            UpstreamSettings settings,
            UpstreamTokens shared,
            InstantSource clock) {
        this.client = client;
        this.api = api;
        this.shared = new SharedToken(shared, "oauth", clock);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized String current(Priority priority) {
        var now = clock.instant();
        if (!isGood(now)) {
            shared.renew(() -> look(now), () -> renew(priority, now));
        }
        return token.orElseThrow().text();
    }

    private boolean isGood(Instant now) {
        return token.isPresent() && now.isBefore(token.get().renewAt());
    }

    /** Takes over what another process has stored, unless the service has refused that. */
    private boolean look(Instant now) {
        shared.stored()
                .map(OAuthTokens::read)
                .filter(stored -> refused.stream().noneMatch(stored.text()::equals))
                .ifPresent(stored -> token = Optional.of(stored));
        return isGood(now);
    }

    private static Token read(String stored) {
        var parts = stored.split("\n", 2);
        return new Token(parts[1], Instant.parse(parts[0]));
    }

    private void renew(Priority priority, Instant now) {
        var fresh = ask(priority, now);
        token = Optional.of(fresh);
        shared.store(fresh.renewAt() + "\n" + fresh.text(), fresh.renewAt());
    }

    @Override
    public synchronized void forget(String text) {
        if (token.isPresent() && token.get().text().equals(text)) {
            token = Optional.empty();
            refused = Optional.of(text);
        }
    }

    private Token ask(Priority priority, Instant now) {
        var form =
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", settings.oauthClientId(),
                        "client_secret", settings.oauthClientSecret());
        var answer = client.send("oauth token", priority, () -> api.get().token(form));
        if (answer.code() != 200) {
            throw new UpstreamException(
                    Kind.FAILED, "the OAuth login was refused with " + answer.code());
        }
        var json = JsonAnswers.json("OAuth token", answer);
        var text = json.path("access_token").asText("");
        if (text.isEmpty()) {
            throw JsonAnswers.unexpected("OAuth token", "no token in the answer");
        }
        var lifetime = Duration.ofSeconds(json.path("expires_in").asLong(3600));
        var good = lifetime.compareTo(EARLY.multipliedBy(2)) > 0 ? lifetime.minus(EARLY) : lifetime;
        return new Token(text, now.plus(good));
    }
}
