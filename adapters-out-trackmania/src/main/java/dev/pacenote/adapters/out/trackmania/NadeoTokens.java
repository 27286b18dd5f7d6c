package dev.pacenote.adapters.out.trackmania;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import dev.pacenote.domain.trackmania.board.AccountId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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

    private record Token(String text, Instant expiresAt, Optional<AccountId> subject) {
        boolean goodAt(Instant moment) {
            return moment.isBefore(expiresAt);
        }
    }

    private final UpstreamHost host;
    private final URI loginUrl;
    private final URI refreshUrl;
    private final String basic;
    private final InstantSource clock;
    private final SharedToken shared;

    private Optional<Token> access = Optional.empty();
    private Optional<Token> refresh = Optional.empty();
    private Optional<String> refused = Optional.empty();
    private Optional<Instant> refusedAt = Optional.empty();

    NadeoTokens(
            UpstreamHost host,
            UpstreamSettings settings,
            UpstreamTokens shared,
            InstantSource clock) {
        this.host = host;
        this.shared = new SharedToken(shared, "nadeo", clock);
        this.loginUrl = settings.authUrl();
        this.refreshUrl =
                URI.create(settings.authUrl().toString().replaceFirst("/basic$", "/refresh"));
        this.basic = settings.basicAuthorization();
        this.clock = clock;
    }

    @Override
    public synchronized String current(Lane lane) {
        var now = clock.instant();
        if (!isGood(now)) {
            shared.renew(() -> look(now), () -> renew(lane, now));
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
    synchronized Optional<AccountId> subject(Lane lane) {
        current(lane);
        return access.flatMap(Token::subject);
    }

    @Override
    public synchronized void forget(String token) {
        if (access.isPresent() && access.get().text().equals(token)) {
            access = Optional.empty();
            refused = Optional.of(token);
        }
    }

    private void renew(Lane lane, Instant now) {
        if (refresh.isPresent() && refresh.get().goodAt(now.plusSeconds(30))) {
            var answer =
                    ask(
                            "core refresh",
                            refreshUrl,
                            "nadeo_v1 t=" + refresh.get().text(),
                            "{}",
                            lane);
            if (answer.statusCode() == 200) {
                keep(answer);
                return;
            }
            refresh = Optional.empty();
        }
        logIn(lane, now);
    }

    private void logIn(Lane lane, Instant now) {
        if (refusedAt.isPresent() && now.isBefore(refusedAt.get().plus(REST_AFTER_REFUSAL))) {
            throw new UpstreamException(Kind.FAILED, "the login was refused a moment ago");
        }
        var answer = ask("core login", loginUrl, "Basic " + basic, AUDIENCE, lane);
        if (answer.statusCode() != 200) {
            refusedAt = Optional.of(now);
            throw new UpstreamException(
                    Kind.FAILED, "the login was refused with status " + answer.statusCode());
        }
        refusedAt = Optional.empty();
        keep(answer);
    }

    private HttpResponse<String> ask(
            String endpoint, URI url, String authorization, String body, Lane lane) {
        return host.send(
                endpoint,
                HttpRequest.newBuilder(url)
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                lane);
    }

    private void keep(HttpResponse<String> answer) {
        var json = Answers.json("token", answer);
        access = Optional.of(read(json.path("accessToken").asText("")));
        var next = json.path("refreshToken").asText("");
        if (!next.isEmpty()) {
            refresh = Optional.of(read(next));
        }
        var ends = refresh.map(Token::expiresAt).orElse(access.get().expiresAt());
        shared.store(access.get().text() + "\n" + refresh.map(Token::text).orElse(""), ends);
    }

    /** A dedicated server's account may be named otherwise. */
    private static Optional<AccountId> account(String subject) {
        try {
            return Optional.of(AccountId.of(subject));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Token read(String jwt) {
        var parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            throw Answers.unexpected("token", "not a JWT");
        }
        try {
            var payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
            var claims = Answers.parse("token", payload);
            long exp = claims.path("exp").asLong(0);
            if (exp <= 0) {
                throw Answers.unexpected("token", "no exp");
            }
            return new Token(
                    jwt, Instant.ofEpochSecond(exp), account(claims.path("sub").asText("")));
        } catch (IllegalArgumentException e) {
            throw new UpstreamException(Kind.FAILED, "token: not base64", e);
        }
    }
}
