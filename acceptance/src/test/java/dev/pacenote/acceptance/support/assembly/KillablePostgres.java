package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.acceptance.support.TemporaryFolders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A database of its own that can be killed and started again on what it has written down. */
public final class KillablePostgres implements AutoCloseable {

    private final Path folder;
    private EmbeddedPostgres postgres;

    private KillablePostgres(Path folder) {
        this.folder = folder;
        this.postgres = start(folder, 0);
    }

    public static KillablePostgres start() {
        return new KillablePostgres(TemporaryFolders.create("pacenote-postgres"));
    }

    private static EmbeddedPostgres start(Path folder, int port) {
        try {
            var builder =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(folder)
                            .setCleanDataDirectory(false)
                            .setPGStartupWait(Duration.ofMinutes(2))
                            // The library is made for tests and confirms what is not written.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** kill -9 of all of its processes. */
    public void kill() {
        var first = process();
        var all = Stream.concat(Stream.of(first), first.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    private ProcessHandle process() {
        try {
            var line = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(line.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again where it was. */
    public void revive() {
        int port = postgres.getPort();
        close();
        postgres = start(folder, port);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
