package dev.pacenote.server;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.assembly.Configuration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres of our own in the data folder. It writes through to the disk like any Postgres; when a
 * killed server left it running, it is asked to stop before it is started anew.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private static final int POOL = 16;

    /** For somebody who looks in from outside. */
    private static final int FEW = 4;

    /** What a new segment of Postgres' log takes, in bytes. */
    private static final long FULL = 16L * 1024 * 1024;

    /** How Postgres begins the sentence about files of another version of it. */
    private static final String OTHER_MAJOR = "database files are incompatible";

    /** Here a Postgres that runs says where it is. */
    private static final String PID_FILE = "postmaster.pid";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final int port;
    private final CompletableFuture<EmbeddedPostgres> postgres;
    private volatile boolean closing;

    private EmbeddedDatabase(Path folder, Runnable lost) {
        port = freePort();
        postgres =
                CompletableFuture.supplyAsync(
                        () -> launch(folder, lost),
                        work -> Thread.ofPlatform().name("database").start(work));
    }

    /**
     * Starts it, and waits until it answers.
     *
     * @throws CannotStartException with what Postgres said when it does not start
     */
    static EmbeddedDatabase start(Path folder) {
        var database = begin(folder, () -> {});
        database.awaitStart();
        return database;
    }

    /**
     * Begins to start it; whoever calls this has other things to do meanwhile. What it is reached
     * by is known already.
     *
     * @param lost called when the database ends and nobody asked it to
     */
    static EmbeddedDatabase begin(Path folder, Runnable lost) {
        return new EmbeddedDatabase(folder, lost);
    }

    /**
     * Waits until it answers.
     *
     * @throws CannotStartException with what Postgres said when it does not start
     */
    void awaitStart() {
        try {
            postgres.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres launch(Path folder, Runnable lost) {
        stopOrphan(folder);
        var output = new PostgresLog(folder.resolveSibling("postgres.log"));
        try {
            Files.createDirectories(folder.getParent());
            var log = ProcessBuilder.Redirect.appendTo(output.file().toFile());
            var started =
                    started(
                            folder,
                            output,
                            EmbeddedPostgres.builder()
                                    .setPort(port)
                                    .setDataDirectory(folder)
                                    .setCleanDataDirectory(false)
                                    .setRegisterShutdownHook(false)
                                    // A slow machine, or the repair of what a crash left.
                                    .setPGStartupWait(Duration.ofMinutes(2))
                                    .setOutputRedirector(log)
                                    .setErrorRedirector(log)
                                    // Whatever the locale of this process is, and whether
                                    // this
                                    // system knows it: letters are Unicode's, order is by
                                    // code.
                                    .setLocaleConfig("locale", "C")
                                    .setLocaleConfig("locale-provider", "builtin")
                                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                                    .setServerConfig("max_connections", "60")
                                    .setServerConfig("shared_buffers", "32MB")
                                    // The library is made for tests and switches durability
                                    // off.
                                    .setServerConfig("fsync", "on")
                                    .setServerConfig("synchronous_commit", "on")
                                    .setServerConfig("full_page_writes", "on"));
            watch(folder, lost);
            return started;
        } catch (IOException | IllegalStateException e) {
            throw notStarted(folder, output, e);
        }
    }

    /** The library waits for a Postgres that has ended as long as for one that is slow. */
    private static EmbeddedPostgres started(
            Path folder, PostgresLog output, EmbeddedPostgres.Builder builder) throws IOException {
        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = waiting.submit(builder::start);
            while (true) {
                try {
                    return start.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (!Files.exists(folder.resolve(PID_FILE)) && output.complaint().isPresent()) {
                        start.cancel(true);
                        throw new IOException("Postgres ended", e);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The library knows only that it did not start; why is in what Postgres wrote. */
    private static CannotStartException notStarted(Path folder, PostgresLog output, Exception e) {
        var reason =
                output.complaint()
                        .or(() -> fullDisk(folder))
                        .orElseGet(() -> StartFailure.reason(e));
        return new CannotStartException(
                reason.contains(OTHER_MAJOR) ? ExitCodes.DATA : ExitCodes.IO,
                "its own database in " + folder + " does not start: " + reason,
                e);
    }

    private static Optional<String> fullDisk(Path folder) {
        try {
            return Files.getFileStore(folder.getParent()).getUsableSpace() < FULL
                    ? Optional.of("the disk is full.")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("the disk cannot be looked at: " + e.getMessage());
        }
    }

    /** The configured database, or the embedded one if a server has it running. */
    static Optional<PostgresStore.Settings> ofRunningServer(Configuration configuration) {
        if (configuration.database().isPresent()) {
            return configuration.database();
        }
        try {
            return Optional.of(running(configuration.data().resolve("postgres")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The one that a running server has started on this folder. */
    static PostgresStore.Settings running(Path folder) throws IOException {
        // The fourth line of the file is the port.
        var port = Files.readAllLines(folder.resolve(PID_FILE)).get(3).strip();
        return settings(Integer.parseInt(port), FEW);
    }

    private static PostgresStore.Settings settings(int port, int pool) {
        return new PostgresStore.Settings(
                "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres",
                "",
                "",
                pool,
                CONNECTION_TIMEOUT);
    }

    private void watch(Path folder, Runnable lost) throws IOException {
        var process = ProcessHandle.of(process(folder));
        process.ifPresent(
                postmaster ->
                        Thread.ofVirtual()
                                .start(
                                        () -> {
                                            postmaster.onExit().join();
                                            if (!closing) {
                                                lost.run();
                                            }
                                        }));
    }

    private static long process(Path folder) throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve(PID_FILE)).getFirst().strip());
    }

    private static void stopOrphan(Path folder) {
        var pidFile = folder.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            var process =
                    ProcessHandle.of(process(folder))
                            .filter(p -> p.info().command().orElse("").contains("postgres"));
            if (process.isPresent()) {
                LOG.info("a killed server left its database running; stopping that first");
                process.get().destroy();
                process.get().onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException | TimeoutException | NumberFormatException e) {
            LOG.warn("the database that was left running could not be stopped: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    PostgresStore.Settings settings() {
        return settings(port, POOL);
    }

    @Override
    public void close() {
        closing = true;
        if (postgres.handle((_, failure) -> failure != null).join()) {
            return;
        }
        try {
            postgres.join().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
