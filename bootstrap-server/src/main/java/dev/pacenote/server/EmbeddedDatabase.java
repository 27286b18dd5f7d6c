package dev.pacenote.server;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.assembly.Configuration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
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

    /** Where the library notes that it uses a folder. */
    private static final String LIBRARY_LOCK = "epg-lock";

    /** How often another port is chosen. */
    private static final int PORTS = 5;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final int port;
    private final CompletableFuture<EmbeddedPostgres> postgres;
    private volatile boolean closing;

    /** Somebody else took the port between its choice and the start of the database. */
    static final class PortTakenException extends CannotStartException {

        private static final long serialVersionUID = 1L;

        PortTakenException(int port, Exception cause) {
            super(
                    ExitCodes.TEMPORARY,
                    "its own database does not start: another program took port " + port + ".",
                    cause);
        }
    }

    private EmbeddedDatabase(Path folder, Runnable lost, IntSupplier freePort) {
        port = freePort.getAsInt();
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
        return start(folder, EmbeddedDatabase::freePort);
    }

    static EmbeddedDatabase start(Path folder, IntSupplier freePort) {
        return onAFreePort(
                () -> {
                    var database = new EmbeddedDatabase(folder, () -> {}, freePort);
                    database.awaitStart();
                    return database;
                });
    }

    /**
     * Starts something with a database of its own, again from the beginning when its port was
     * taken.
     *
     * @throws PortTakenException when that happened to one port after the other
     */
    static <T> T onAFreePort(Supplier<T> start) {
        for (int i = 1; i < PORTS; i++) {
            try {
                return start.get();
            } catch (PortTakenException e) {
                LOG.info("{} Another one is chosen.", e.getMessage());
            }
        }
        return start.get();
    }

    /**
     * Begins to start it; whoever calls this has other things to do meanwhile. What it is reached
     * by is known already.
     *
     * @param lost called when the database ends and nobody asked it to
     */
    static EmbeddedDatabase begin(Path folder, Runnable lost) {
        return new EmbeddedDatabase(folder, lost, EmbeddedDatabase::freePort);
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
        if (stopRunning(folder)) {
            LOG.info("a killed server had left its database running; that was stopped first");
        }
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

    /**
     * The library waits for a Postgres that has ended, that listens elsewhere or that nobody wants
     * any more as long as for one that is slow.
     */
    private EmbeddedPostgres started(
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
                    // Before its file is there, the library makes the folder: that is not
                    // disturbed.
                    if ((closing || output.portTaken()) && stopRunning(folder)) {
                        start.cancel(true);
                        throw new IOException("Postgres was stopped", e);
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
    private CannotStartException notStarted(Path folder, PostgresLog output, Exception e) {
        if (output.portTaken()) {
            forgetLock(folder);
            return new PortTakenException(port, e);
        }
        var reason =
                output.complaint()
                        .or(() -> fullDisk(folder))
                        .orElseGet(() -> StartFailure.reason(e));
        return new CannotStartException(
                reason.contains(OTHER_MAJOR) ? ExitCodes.DATA : ExitCodes.IO,
                "its own database in " + folder + " does not start: " + reason,
                e);
    }

    /**
     * The library keeps its lock on the folder when a start fails, so it could not be asked a
     * second time. Other processes are kept away by {@link DataFolder}.
     */
    private static void forgetLock(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(LIBRARY_LOCK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /**
     * Stops the Postgres that runs on this folder.
     *
     * @return whether there was one
     */
    private static boolean stopRunning(Path folder) {
        var running = postmaster(folder);
        try {
            if (running.isPresent()) {
                running.get().destroy();
                running.get().onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the database in {} could not be stopped: {}", folder, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return running.isPresent();
    }

    /** The file may be of a Postgres that was killed, or may be being written. */
    private static Optional<ProcessHandle> postmaster(Path folder) {
        try {
            return ProcessHandle.of(process(folder))
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
        } catch (NoSuchFileException | NumberFormatException | NoSuchElementException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PostgresStore.Settings settings() {
        return settings(port, POOL);
    }

    /** Stops it, also while it is still starting: nobody waits for that. */
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
