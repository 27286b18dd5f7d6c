package dev.pacenote.server;

import dev.pacenote.adapters.in.http.notice.stream.LiveStreamConfiguration;
import dev.pacenote.adapters.in.http.notice.stream.socket.StreamSockets;
import dev.pacenote.adapters.in.http.platform.openapi.SchemaMembers;
import dev.pacenote.adapters.in.scheduler.BackgroundWorker;
import dev.pacenote.adapters.in.scheduler.ScheduledJobs;
import dev.pacenote.adapters.out.aws.platform.AwsClients;
import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryUpstreamTokens;
import dev.pacenote.adapters.out.postgres.notice.stream.PostgresSocketHub;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.SchemaMigrations;
import dev.pacenote.adapters.out.security.identity.token.TokenSecret;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.platform.origin.ClaimData;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.ServiceClock;
import dev.pacenote.assembly.UniqueBeanNames;
import dev.pacenote.assembly.background.BackgroundExecutor;
import dev.pacenote.assembly.sandbox.Beans;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.ApplicationContexts;
import dev.pacenote.domain.platform.origin.DataOrigin;
import dev.pacenote.server.connections.ServerLimits;
import dev.pacenote.server.connections.ServerShutdown;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server. Starts its parts in the order in which they need each other, and stops them the
 * other way round.
 */
public final class PacenoteServer implements Beans, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PacenoteServer.class);

    /**
     * A little more than the longest that a client is asked to wait before it opens another one.
     */
    private static final Duration FAREWELL = Duration.ofSeconds(6);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ApplicationContext context;
    private final NettyEmbeddedServer http;
    private final Optional<SandboxServices> sandbox;
    private final CompletableFuture<Void> databaseLost = new CompletableFuture<>();

    /**
     * Starts the server with the system's clock.
     *
     * @throws CannotStartException with a sentence for whoever starts it
     */
    public static PacenoteServer start(Configuration configuration) {
        return start(
                configuration,
                InstantSource.system(),
                limits(configuration).withFarewell(FAREWELL));
    }

    /** Starts the server by another clock. In the sandbox the sandbox's own clock builds on it. */
    public static PacenoteServer start(Configuration configuration, InstantSource clock) {
        return start(configuration, clock, limits(configuration));
    }

    private static ServerLimits limits(Configuration configuration) {
        var sockets = configuration.get(LiveStreamConfiguration.class).maxConnections();
        return ServerLimits.DEFAULT.withSockets(sockets);
    }

    /** Starts the server with other limits: for tests, which cannot reach the default ones. */
    public static PacenoteServer start(
            Configuration configuration, InstantSource clock, ServerLimits limits) {
        try {
            return EmbeddedDatabase.onAFreePort(
                    () -> new PacenoteServer(configuration, clock, limits));
        } catch (RuntimeException e) {
            throw StartFailure.of(e, configuration.port());
        }
    }

    private PacenoteServer(
            Configuration configuration, InstantSource systemClock, ServerLimits limits) {
        boolean started = false;
        try {
            var folder =
                    keep(
                            DataFolder.open(configuration.data())
                                    .orElseThrow(
                                            () ->
                                                    new CannotStartException(
                                                            ExitCodes.TEMPORARY,
                                                            "another Pacenote uses the folder "
                                                                    + configuration.data()
                                                                    + " (PACENOTE_DATA).")));
            requireFree(configuration.port());
            var embedded = embedded(configuration, folder);
            var store = keep(PostgresStore.unmigrated(settings(configuration, embedded)));
            // The database starts and the schema is brought up to date in other processes: the
            // parts of this one are made meanwhile.
            var connected =
                    CompletableFuture.runAsync(
                            () -> {
                                embedded.ifPresent(EmbeddedDatabase::awaitStart);
                                store.checkConnection();
                            },
                            PacenoteServer::atTheSameTime);
            sandbox =
                    configuration.sandbox()
                            ? Optional.of(
                                    keep(
                                            SandboxServices.open(
                                                    folder.path().resolve("sandbox"), systemClock)))
                            : Optional.empty();
            var clock = sandbox.<InstantSource>map(SandboxServices::clock).orElse(systemClock);
            var secret =
                    new TokenSecret(
                            configuration.tokenSecret().orElseGet(() -> folder.secret("jwt")));
            context =
                    context(
                            configuration,
                            List.of(
                                    store,
                                    new ServiceClock(clock),
                                    new InMemoryUpstreamTokens(),
                                    secret,
                                    new GeneratedSecrets(folder::secret),
                                    limits,
                                    new BackgroundExecutor()));
            var schema =
                    connected.thenRunAsync(
                            context.getBean(SchemaMigrations.class)::migrate,
                            PacenoteServer::atTheSameTime);
            http = context.getBean(NettyEmbeddedServer.class);
            await(schema);
            var _ = context.getBean(UniqueBeanNames.class);
            claimData(configuration.origin());
            var _ = context.getBeansOfType(SchemaMembers.class);
            http.start();
            context.getBean(PostgresSocketHub.class).start();
            configuration.admin().ifPresent(this::ensureAdmin);
            started = true;
        } finally {
            if (!started) {
                stopParts();
            }
        }
    }

    /** Whoever cannot listen in the end hears it before anything else is started. */
    private static void requireFree(int port) {
        try (var _ = new ServerSocket(port)) {
            LOG.debug("port {} is free", port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atTheSameTime(Runnable work) {
        Thread.ofPlatform().name("start").start(work);
    }

    private static void await(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** A database of our own, which begins to start; empty where another one is configured. */
    private Optional<EmbeddedDatabase> embedded(Configuration configuration, DataFolder folder) {
        return configuration.database().isPresent()
                ? Optional.empty()
                : Optional.of(
                        keep(
                                EmbeddedDatabase.begin(
                                        folder.path().resolve("postgres"),
                                        () -> databaseLost.complete(null))));
    }

    private static PostgresStore.Settings settings(
            Configuration configuration, Optional<EmbeddedDatabase> embedded) {
        return configuration
                .database()
                .or(() -> embedded.map(EmbeddedDatabase::settings))
                .orElseThrow();
    }

    private ApplicationContext context(Configuration configuration, List<Object> parts) {
        var singletons = new ArrayList<Object>(parts);
        singletons.add(configuration);
        sandbox.ifPresent(singletons::add);
        var properties = configuration.properties();
        configuration
                .find(AwsConfiguration.class)
                .map(AwsClients::configuration)
                .ifPresent(properties::putAll);
        properties.putAll(SchemaMigrations.PROPERTIES);
        for (var area : configuration.areas()) {
            var ofArea = area.parts(configuration, sandbox);
            singletons.addAll(ofArea.singletons());
            properties.putAll(ofArea.properties());
        }
        properties.put("micronaut.server.port", configuration.port());
        return keep(
                ApplicationContexts.builder(properties).singletons(singletons.toArray()).start());
    }

    /** Before anybody can ask for anything, and before anything is done by the clock. */
    private void claimData(DataOrigin start) {
        switch (context.getBean(ClaimData.class).claim(start)) {
            case ClaimData.Result.Granted(var inventedAmongReal) -> {
                if (inventedAmongReal > 0) {
                    LOG.warn("{}", OriginAdvice.inventedAmongReal(inventedAmongReal));
                }
            }
            case ClaimData.Result.Refused(var found) ->
                    throw new CannotStartException(
                            ExitCodes.CONFIGURATION, OriginAdvice.refused(found));
        }
    }

    private void ensureAdmin(EnsureAdmin.Command command) {
        switch (context.getBean(EnsureAdmin.class).ensure(command)) {
            case CREATED -> LOG.info("the first admin was created: {}", command.username());
            case PROMOTED -> LOG.info("{} is an admin now", command.username());
            case UNCHANGED -> LOG.debug("the admin exists");
            case NOT_CONFIRMED ->
                    LOG.warn(
                            "nobody has confirmed the account with the address in ADMIN_EMAIL; no"
                                    + " admin was made");
            case NAME_TAKEN ->
                    LOG.warn(
                            "ADMIN_USERNAME or ADMIN_EMAIL belongs to another account; no admin was"
                                    + " made");
        }
    }

    /** Begins what happens by the clock, and what works off what waits. */
    public void startScheduledJobs() {
        context.getBean(ScheduledJobs.class).start();
        context.getBeansOfType(BackgroundWorker.class).forEach(BackgroundWorker::start);
    }

    public int port() {
        return http.getPort();
    }

    @Override
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Optional<SandboxServices> sandbox() {
        return sandbox;
    }

    /** Completes when the database of our own ended by itself: this server cannot go on. */
    public CompletableFuture<Void> databaseLost() {
        return databaseLost;
    }

    /**
     * Lets who has a socket open find another server, then accepts no more requests, answers those
     * in progress as far as that is quick, and stops.
     */
    @Override
    public void close() {
        if (http.isRunning()) {
            var shutdown = context.getBean(ServerShutdown.class);
            shutdown.takeNoMoreSockets();
            context.getBean(StreamSockets.class)
                    .leave(context.getBean(ServerLimits.class).farewell());
            // What is being handed over ends while requests in progress are answered.
            context.getBeansOfType(BackgroundWorker.class).forEach(BackgroundWorker::beginToStop);
            shutdown.run(http);
            // As long as what they need is still there.
            context.getBeansOfType(BackgroundWorker.class).forEach(BackgroundWorker::close);
        }
        stopParts();
    }

    private void stopParts() {
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop well", part.getClass().getSimpleName(), e);
            }
        }
    }
}
