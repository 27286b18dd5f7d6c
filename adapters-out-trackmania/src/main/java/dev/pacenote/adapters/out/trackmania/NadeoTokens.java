package dev.pacenote.adapters.out.trackmania;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pacenote.adapters.out.http.client.JsonAnswers;
import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.SharedToken;
import dev.pacenote.adapters.out.http.client.TokenSource;
import dev.pacenote.adapters.out.http.client.UpstreamClient;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import dev.pacenote.domain.trackmania.board.PlayerId;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * The access token for the live services: shared with other processes, read by its own {@code exp},
 * refreshed early, by one of all callers at a time, with a new login when refreshing fails. A
 * refused login is not tried again for a minute, so that a wrong password never becomes a flood.
 */
final class NadeoTokens implements TokenSource {

    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration REST_AFTER_REFUSAL = Duration.ofMinutes(1);
    private static final String AUDIENCE = "{\"audience\":\"NadeoLiveServices\"}";

    private record Token(String text, Instant expiresAt, Optional<PlayerId> subject) {
        boolean goodAt(Instant moment) {
            return moment.isBefore(expiresAt);
        }
    }

    private final UpstreamClient client;
    private final BeanProvider<NadeoCore> core;
    private final String loginCall;
    private final String refreshCall;
    private final String basic;
    private final InstantSource clock;
    private final SharedToken shared;

    private Optional<Token> access = Optional.empty();
    private Optional<Token> refresh = Optional.empty();
    private Optional<String> refused = Optional.empty();
    private Optional<Instant> refusedAt = Optional.empty();

    NadeoTokens(
            UpstreamClient client,
            BeanProvider<NadeoCore> core,
            UpstreamSettings settings,
            UpstreamTokens shared,
            InstantSource clock) {
        this.client = client;
        this.core = core;
        this.shared = new SharedToken(shared, "nadeo", clock);
        this.loginCall = TrackmaniaApis.call(settings.authUrl());
        this.refreshCall = loginCall.equals("basic") ? "refresh" : loginCall;
        this.basic = settings.basicAuthorization();
        this.clock = clock;
    }

    @Override
    public synchronized String current(Priority priority) {
        var now = clock.instant();
        if (!isGood(now)) {
            shared.renew(() -> look(now), () -> renew(priority, now));
        }
        return access.orElseThrow().text();
    }

    private boolean isGood(Instant now) {
        return access.isPresent() && access.get().goodAt(now.plus(EARLY));
    }

    /** Takes over what another process has stored, unless the service has refused that. */
    private boolean look(Instant now) {
        shared.stored()
                .map(stored -> stored.split("\n", -1))
                .filter(stored -> refused.stream().noneMatch(stored[0]::equals))
                .ifPresent(
                        stored -> {
                            access = Optional.of(read(stored[0]));
                            refresh =
                                    stored[1].isEmpty()
                                            ? Optional.empty()
                                            : Optional.of(read(stored[1]));
                        });
        return isGood(now);
    }

    /** The account that the services take us for, by a token that is asked for if need be. */
    synchronized Optional<PlayerId> subject(Priority priority) {
        current(priority);
        return access.flatMap(Token::subject);
    }

    @Override
    public synchronized void forget(String token) {
        if (access.isPresent() && access.get().text().equals(token)) {
            access = Optional.empty();
            refused = Optional.of(token);
        }
    }

    private void renew(Priority priority, Instant now) {
        if (refresh.isPresent() && refresh.get().goodAt(now.plusSeconds(30))) {
            var answer =
                    ask(
                            "core refresh",
                            refreshCall,
                            "nadeo_v1 t=" + refresh.get().text(),
                            "{}",
                            priority);
            if (answer.code() == 200) {
                keep(answer);
                return;
            }
            refresh = Optional.empty();
        }
        logIn(priority, now);
    }

    private void logIn(Priority priority, Instant now) {
        if (refusedAt.isPresent() && now.isBefore(refusedAt.get().plus(REST_AFTER_REFUSAL))) {
            throw new UpstreamException(Kind.FAILED, "the login was refused a moment ago");
        }
        var answer = ask("core login", loginCall, "Basic " + basic, AUDIENCE, priority);
        if (answer.code() != 200) {
            refusedAt = Optional.of(now);
            throw new UpstreamException(
                    Kind.FAILED, "the login was refused with status " + answer.code());
        }
        refusedAt = Optional.empty();
        keep(answer);
    }

    private HttpResponse<String> ask(
            String endpoint, String call, String authorization, String json, Priority priority) {
        return client.send(endpoint, priority, () -> core.get().token(call, authorization, json));
    }

    private void keep(HttpResponse<String> answer) {
        var json = JsonAnswers.json("token", answer);
        access = Optional.of(read(json.path("accessToken").asText("")));
        var next = json.path("refreshToken").asText("");
        if (!next.isEmpty()) {
            refresh = Optional.of(read(next));
        }
        var ends = refresh.map(Token::expiresAt).orElse(access.get().expiresAt());
        shared.store(access.get().text() + "\n" + refresh.map(Token::text).orElse(""), ends);
    }

    /** A dedicated server's account may be named otherwise. */
    private static Optional<PlayerId> account(String subject) {
        try {
            return Optional.of(PlayerId.of(subject));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Token read(String jwt) {
        var parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            throw JsonAnswers.unexpected("token", "not a JWT");
        }
        try {
            var payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
            var claims = JsonAnswers.parse("token", payload);
            long exp = claims.path("exp").asLong(0);
            if (exp <= 0) {
                throw JsonAnswers.unexpected("token", "no exp");
            }
            return new Token(
                    jwt, Instant.ofEpochSecond(exp), account(claims.path("sub").asText("")));
        } catch (IllegalArgumentException e) {
            throw new UpstreamException(Kind.FAILED, "token: not base64", e);
        }
    }
}
