package dev.pacenote.adapters.out.memory.platform.upstream;

import dev.pacenote.application.platform.upstream.UpstreamTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Upstream tokens in memory: nobody can read them elsewhere, and each process has its own. */
public final class InMemoryUpstreamTokens implements UpstreamTokens {

    private record Token(String text, Instant until) {}

    private final Map<String, Token> tokens = new HashMap<>();
    private final Map<String, Instant> claims = new HashMap<>();

    @Override
    public synchronized Optional<String> find(String service, Instant now) {
        return Optional.ofNullable(tokens.get(service))
                .filter(token -> now.isBefore(token.until()))
                .map(Token::text);
    }

    @Override
    public synchronized void put(String service, String token, Instant until) {
        tokens.put(service, new Token(token, until));
    }

    @Override
    public synchronized boolean claim(String service, Instant now, Duration length) {
        var until = claims.get(service);
        if (until != null && now.isBefore(until)) {
            return false;
        }
        claims.put(service, now.plus(length));
        return true;
    }

    @Override
    public synchronized void release(String service) {
        claims.remove(service);
    }
}
