package dev.pacenote.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Postgres in the data folder, where it does not start as it should. */
class EmbeddedDatabaseTest {

    /** Less than the two minutes for which a slow start is waited for. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    @TempDir private Path data;

    private Path folder;

    @BeforeEach
    void folder() {
        folder = data.resolve("postgres");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void another_port_is_chosen_when_somebody_takes_the_first_one() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            int free = freePort();
            var ports = List.of(taken.getLocalPort(), free).iterator();

            try (var database = EmbeddedDatabase.start(folder, ports::next)) {
                assertThat(database.settings().jdbcUrl()).contains(":" + free + "/");
            }
        }
    }

    @Test
    void whoever_finds_each_port_taken_says_so() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder, taken::getLocalPort))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("another program took port " + taken.getLocalPort());
        }
        assertThat(folder.resolve("postmaster.pid")).doesNotExist();
    }

    /** A standby whose primary never answers is not ready before somebody gives up. */
    @Test
    void a_database_that_never_gets_ready_stops_at_once_when_it_is_asked_to() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Files.createFile(folder.resolve("standby.signal"));
        Files.writeString(
                folder.resolve("postgresql.auto.conf"),
                "hot_standby = off\n",
                StandardOpenOption.APPEND);
        var database = EmbeddedDatabase.begin(folder, () -> {});
        var process = postmaster();
        var closed = new CountDownLatch(1);

        Thread.ofVirtual()
                .start(
                        () -> {
                            database.close();
                            closed.countDown();
                        });

        assertThat(closed.await(AT_ONCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.isAlive()).isFalse();
        assertThatThrownBy(database::awaitStart).isInstanceOf(CannotStartException.class);
    }

    private ProcessHandle postmaster() throws IOException {
        var file = folder.resolve("postmaster.pid");
        var deadline = Instant.now().plus(AT_ONCE);
        while (Instant.now().isBefore(deadline)) {
            if (Files.exists(file)) {
                var first = Files.readAllLines(file).stream().findFirst();
                var process = first.map(Long::parseLong).flatMap(ProcessHandle::of);
                if (process.isPresent()) {
                    return process.get();
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("Postgres did not begin to start");
    }
}
