package dev.pacenote.adapters.out.twitch;

import dev.pacenote.adapters.out.http.client.OwnKeys;
import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.SharedToken;
import dev.pacenote.adapters.out.http.client.TokenSource;
import dev.pacenote.adapters.out.http.client.UpstreamClient;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import io.micronaut.context.BeanProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The token of our application at Twitch, asked for by one of all callers at a time. */
final class AppTokens implements TokenSource {

    /** So Twitch answers a wrong id, and a wrong secret. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

    private static final Duration EARLY = Duration.ofMinutes(5);

    private record Token(String text, Instant renewAt) {}

    private final UpstreamClient client;
    private final BeanProvider<TwitchIdApi> api;
    private final TwitchSettings.Application application;
    private final OwnKeys keys;
    private final SharedToken shared;
    private final InstantSource clock;
    private Optional<String> refused = Optional.empty();
    private Optional<Token> token = Optional.empty();

    AppTokens(
            UpstreamClient client,
            BeanProvider<TwitchIdApi> api,
            TwitchSettings.Application application,
            OwnKeys keys,
            UpstreamTokens tokens,
            InstantSource clock) {
        this.client = client;
        this.api = api;
        this.application = application;
        this.keys = keys;
        this.shared = new SharedToken(tokens, "twitch", clock);
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
        return token.filter(it -> now.isBefore(it.renewAt())).isPresent();
    }

    /** Takes over what another process has stored, unless Twitch has refused that. */
    private boolean look(Instant now) {
        shared.stored()
                .map(stored -> stored.split("\n", 2))
                .map(parts -> new Token(parts[1], Instant.parse(parts[0])))
                .filter(stored -> refused.stream().noneMatch(stored.text()::equals))
                .ifPresent(stored -> token = Optional.of(stored));
        return isGood(now);
    }

    @Override
    public synchronized void forget(String text) {
        if (token.filter(it -> it.text().equals(text)).isPresent()) {
            token = Optional.empty();
            refused = Optional.of(text);
        }
    }

    private void renew(Priority priority, Instant now) {
        var form =
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", application.clientId(),
                        "client_secret", application.clientSecret());
        var answer = client.send("twitch token", priority, () -> api.get().token(form));
        if (REFUSALS.contains(answer.code())) {
            keys.refuse();
        }
        var json = Helix.ANSWERS.json("Twitch's token", answer);
        keys.accept();
        var text = json.path("access_token").asText("");
        if (text.isEmpty()) {
            throw Helix.ANSWERS.unexpected("Twitch's token", "no token in the answer");
        }
        var lifetime = Duration.ofSeconds(json.path("expires_in").asLong(3_600));
        var good = lifetime.compareTo(EARLY.multipliedBy(2)) > 0 ? lifetime.minus(EARLY) : lifetime;
        var fresh = new Token(text, now.plus(good));
        token = Optional.of(fresh);
        shared.store(fresh.renewAt() + "\n" + fresh.text(), fresh.renewAt());
    }
}
