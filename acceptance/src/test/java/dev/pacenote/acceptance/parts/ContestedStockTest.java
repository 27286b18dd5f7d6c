package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Concurrently;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.ServerProcess;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Two servers on one database, at which many take from the same shelves; one is killed again and
 * again. {@code -Dpacenote.takes}, {@code -Dpacenote.changes} and {@code -Dpacenote.kills} make it
 * longer.
 */
@ServerOnly("kills the process of a server")
@Order(3)
class ContestedStockTest {

    private static final int TAKES = Integer.getInteger("pacenote.takes", 200);
    private static final int CHANGES = Integer.getInteger("pacenote.changes", 300);
    private static final int KILLS = Integer.getInteger("pacenote.kills", 2);
    private static final int PARTS = 5;
    private static final int THRESHOLD = 5;
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "parts,trackmania")
                    .with("LIMIT_PARTS_WRITES_PER_MINUTE", "10000000")
                    .with("LIMIT_PARTS_READS_PER_MINUTE", "10000000")
                    .with("JWT_SECRET", "both of them know these 32 bytes or more");

    private static final AtomicReference<ServerProcess> KILLED = new AtomicReference<>();
    private static final AtomicReference<ServerProcess> LEFT = new AtomicReference<>();

    private final Instant begun = Instant.now();
    private final Workshop workshop = Workshop.opened(LEFT.get().api);
    private final AtomicInteger numbers = new AtomicInteger();

    private static ServerProcess server() {
        APP.withDataOfItsOwn();
        return ServerProcess.start(APP);
    }

    @BeforeAll
    static void open() {
        LEFT.set(server());
        KILLED.set(server());
    }

    @AfterAll
    static void close() {
        for (var server : List.of(KILLED, LEFT)) {
            if (server.get() != null) {
                server.get().kill();
            }
        }
        APP.close();
    }

    @AfterEach
    void report(TestReporter reporter) {
        reporter.publishEntry(
                Map.of(
                        "takes", "" + TAKES,
                        "changes", "" + CHANGES,
                        "kills", "" + KILLS,
                        "milliseconds", "" + Duration.between(begun, Instant.now()).toMillis()));
    }

    /** Every other caller at the other server. */
    private Workshop somewhere() {
        var server = numbers.incrementAndGet() % 2 == 0 ? LEFT : KILLED;
        return workshop.at(server.get().api);
    }

    @Test
    void a_thousand_taken_one_by_one_at_two_servers_are_a_thousand_movements() throws Exception {
        workshop.add("pads", TAKES, 5);
        var left = new AtomicInteger(TAKES);
        var refused =
                Concurrently.atOnce(
                        50,
                        () -> {
                            var here = somewhere();
                            int others = 0;
                            while (left.getAndDecrement() > 0) {
                                others += here.takes("pads", 1) == 200 ? 0 : 1;
                            }
                            return others;
                        });
        assertThat(refused).containsOnly(0);
        assertThat(workshop.part("pads").path("currentStock").asInt()).isZero();
        workshop.hasCleanBooks();
        assertThat(newest("pads").path("seq").asInt()).isEqualTo(TAKES + 1);
        assertThat(newest("pads").path("totalAfter").asInt()).isZero();
        assertThat(workshop.told()).containsExactly("parts.low", "parts.out");
    }

    @Test
    void of_the_last_units_each_server_gives_none_that_the_other_gave() throws Exception {
        workshop.add("pads", 100, 5);
        var answers = Concurrently.atOnce(50, () -> somewhere().takes("pads", 3));
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(33);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(17);
        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(1);
        workshop.hasCleanBooks();
        assertThat(workshop.told()).containsExactly("parts.low");
    }

    private JsonNode newest(String part) {
        return workshop.get("/stock/" + part + "/movements?limit=1").json().path("items").path(0);
    }

    /** A change of stock that somebody sends until it is answered, each time with its key. */
    private record Change(String key, String part, int delta) {}

    @Test
    void clients_cut_off_by_a_killed_server_send_again_and_all_counts_once() throws Exception {
        for (int i = 0; i < PARTS; i++) {
            workshop.add("p" + i, 12, THRESHOLD);
        }
        var confirmed = new ConcurrentHashMap<String, Change>();
        var answered = new AtomicInteger();
        var next = new AtomicInteger();
        var killing =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int kill = 1; kill <= KILLS; kill++) {
                                        int until = kill * (CHANGES / (KILLS + 1));
                                        await().atMost(DEADLINE)
                                                .until(() -> answered.get() > until);
                                        KILLED.get().kill();
                                        KILLED.set(server());
                                    }
                                });
        Concurrently.atOnce(
                6,
                () -> {
                    for (int n = next.getAndIncrement(); n < CHANGES; n = next.getAndIncrement()) {
                        var random = new Random(n);
                        var change =
                                new Change(
                                        "change-" + n,
                                        "p" + random.nextInt(PARTS),
                                        1 + random.nextInt(9) - (random.nextBoolean() ? 10 : 0));
                        if (sendUntilAnswered(change)) {
                            confirmed.put(change.key(), change);
                        }
                        answered.incrementAndGet();
                    }
                    return 0;
                });
        assertThat(killing.join(DEADLINE)).isTrue();

        workshop.hasCleanBooks();
        for (int i = 0; i < PARTS; i++) {
            var id = "p" + i;
            var own = confirmed.values().stream().filter(it -> it.part().equals(id)).toList();
            assertThat(workshop.part(id).path("currentStock").asInt())
                    .isEqualTo(12 + own.stream().mapToInt(Change::delta).sum());
            assertThat(newest(id).path("seq").asInt()).isEqualTo(1 + own.size());
        }
        assertThat(notices()).as("for each task one, and one more if it ran out").isEqualTo(due());
    }

    /** Says whether there was enough. */
    private boolean sendUntilAnswered(Change change) {
        var body =
                Map.of(
                        "operation",
                        change.delta() < 0 ? "subtract" : "add",
                        "quantity",
                        Math.abs(change.delta()));
        while (true) {
            Api.Answer answer;
            try {
                answer =
                        somewhere()
                                .put(
                                        "/stock/" + change.part(),
                                        body,
                                        "Idempotency-Key",
                                        change.key());
            } catch (UncheckedIOException cutOff) {
                continue;
            }
            if (answer.status() == 200) {
                return true;
            }
            assertThat(answer.status()).as(answer.body()).isIn(409, 503);
            if (answer.text("code").equals("insufficient_stock")) {
                return false;
            }
        }
    }

    private int notices() {
        int count = 0;
        var page = workshop.get("/notifications?limit=100").json();
        while (true) {
            count +=
                    page.path("items")
                            .valueStream()
                            .filter(item -> item.path("topic").asText().startsWith("parts."))
                            .mapToInt(item -> item.path("count").asInt())
                            .sum();
            var next = page.path("nextCursor");
            if (!next.isTextual()) {
                return count;
            }
            page = workshop.get("/notifications?limit=100&cursor=" + next.asText()).json();
        }
    }

    private int due() {
        return workshop.all("/reorder/tasks?status=all").stream()
                .mapToInt(task -> ranOut(task) ? 2 : 1)
                .sum();
    }

    /** Whether nothing was left while the task was open, that was opened with some left. */
    private boolean ranOut(JsonNode task) {
        if (task.path("stockAtOpen").asInt() <= 0) {
            return false;
        }
        return task.path("closedAt").isTextual()
                ? task.path("severity").asText().equals("out")
                : hasRunOutSinceLow(task.path("partId").asText());
    }

    /** An open task shows how bad it is now, so the ledger says how bad it was. */
    private boolean hasRunOutSinceLow(String part) {
        return workshop.get("/stock/" + part + "/movements?limit=1000")
                .json()
                .path("items")
                .valueStream()
                .mapToInt(movement -> movement.path("totalAfter").asInt())
                .takeWhile(total -> total <= THRESHOLD)
                .anyMatch(total -> total <= 0);
    }
}
