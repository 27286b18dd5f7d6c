package dev.pacenote.adapters.in.http.platform;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where all that sockets ask of a store waits for its turn: their handshakes, and the steps of
 * those that are open. Thousands come at once when a network comes back; were each to wait for a
 * connection to the database by itself, most would wait in vain, and hold up everything else.
 */
@Factory
@Requires(property = "pacenote.assembly", value = "server")
public final class SocketThreads {

    /** The name of the executor. */
    public static final String NAME = "sockets";

    /** Fewer than a server has connections to its database, so that some are left for the rest. */
    private static final int MAX = 12;

    @Singleton
    @Named(NAME)
    @Bean(preDestroy = "shutdownNow")
    ExecutorService threads() {
        return Executors.newFixedThreadPool(MAX, Thread.ofVirtual().name("sockets-", 0).factory());
    }
}
