package dev.pacenote.adapters.out.http.client;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One service's token, as all processes on the same store know it. Whoever needs another one while
 * somebody renews it waits for that one.
 */
public final class SharedToken {

    /** Longer than a request with its retries takes. */
    private static final Duration RENEWAL = Duration.ofSeconds(40);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final UpstreamTokens store;
    private final String service;
    private final InstantSource clock;

    public SharedToken(UpstreamTokens store, String service, InstantSource clock) {
        this.store = store;
        this.service = service;
        this.clock = clock;
    }

    /** What is stored, whoever stored it. */
    public Optional<String> stored() {
        return store.find(service, clock.instant());
    }

    public void store(String token, Instant until) {
        store.put(service, token, until);
    }

    /**
     * Renews the token, unless somebody else does so first.
     *
     * @param look takes over what is stored by now; true when that is good
     * @param renewal asks the service
     */
    public void renew(Supplier<Boolean> look, Runnable renewal) {
        long deadline = System.nanoTime() + RENEWAL.toNanos();
        while (!look.get()) {
            if (store.claim(service, clock.instant(), RENEWAL)) {
                try {
                    if (!look.get()) {
                        renewal.run();
                    }
                } finally {
                    store.release(service);
                }
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new UpstreamException(Kind.AWAY, service + ": nobody renews the token");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamException(Kind.AWAY, "stopped while waiting for a token", e);
        }
    }
}
