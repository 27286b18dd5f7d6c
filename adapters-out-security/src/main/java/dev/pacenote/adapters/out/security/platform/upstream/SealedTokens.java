package dev.pacenote.adapters.out.security.platform.upstream;

import dev.pacenote.adapters.out.security.platform.AesSeal;
import dev.pacenote.application.platform.SecretSeal;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Seals upstream tokens before they are stored, under a key derived from our own secret. What was
 * sealed under another secret counts as not there.
 */
public final class SealedTokens implements UpstreamTokens {

    private final UpstreamTokens store;
    private final SecretSeal seal;

    /**
     * @param secret at least 32 bytes
     */
    public SealedTokens(UpstreamTokens store, byte[] secret) {
        this.store = store;
        this.seal = new AesSeal(secret, "pacenote upstream tokens");
    }

    /** A token that was moved to another service's place does not open there. */
    @Override
    public Optional<String> find(String service, Instant now) {
        return store.find(service, now).flatMap(locked -> seal.open(service, locked));
    }

    @Override
    public void put(String service, String token, Instant until) {
        store.put(service, seal.seal(service, token), until);
    }

    @Override
    public boolean claim(String service, Instant now, Duration length) {
        return store.claim(service, now, length);
    }

    @Override
    public void release(String service) {
        store.release(service);
    }
}
