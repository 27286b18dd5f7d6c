package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The token of the Trackmania OAuth application: an hour long, without a refresh token. */
final class OAuthTokens implements TokenSource {

    private static final Duration EARLY = Duration.ofMinutes(5);

    private record Token(String text, Instant renewAt) {}

    private final UpstreamHost host;
    private final UpstreamSettings settings;
    private final InstantSource clock;
    private final SharedToken shared;
    private Optional<String> refused = Optional.empty();
    private Optional<Token> token = Optional.empty();

    OAuthTokens(
            UpstreamHost host,
            UpstreamSettings settings,
            UpstreamTokens shared,
            InstantSource clock) {
        this.host = host;
        this.shared = new SharedToken(shared, "oauth", clock);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized String current(Lane lane) {
        var now = clock.instant();
        if (!isGood(now)) {
            shared.renew(() -> look(now), () -> renew(lane, now));
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

    private void renew(Lane lane, Instant now) {
        var fresh = ask(lane, now);
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

    private Token ask(Lane lane, Instant now) {
        var form =
                "grant_type=client_credentials&client_id="
                        + Answers.encode(settings.oauthClientId())
                        + "&client_secret="
                        + Answers.encode(settings.oauthClientSecret());
        var answer =
                host.send(
                        "oauth token",
                        HttpRequest.newBuilder(
                                        URI.create(settings.oauthUrl() + "/api/access_token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "application/json")
                                .POST(BodyPublishers.ofString(form)),
                        lane);
        if (answer.statusCode() != 200) {
            throw new UpstreamException(
                    Kind.FAILED, "the OAuth login was refused with " + answer.statusCode());
        }
        var json = Answers.json("OAuth token", answer);
        var text = json.path("access_token").asText("");
        if (text.isEmpty()) {
            throw Answers.unexpected("OAuth token", "no token in the answer");
        }
        var lifetime = Duration.ofSeconds(json.path("expires_in").asLong(3600));
        var good = lifetime.compareTo(EARLY.multipliedBy(2)) > 0 ? lifetime.minus(EARLY) : lifetime;
        return new Token(text, now.plus(good));
    }
}
