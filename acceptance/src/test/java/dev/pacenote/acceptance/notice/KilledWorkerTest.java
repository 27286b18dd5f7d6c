package dev.pacenote.acceptance.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.lambda.local.FunctionProcess;
import dev.pacenote.lambda.local.LocalLambda;
import dev.pacenote.lambda.local.RuntimeApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function that tells everybody is killed halfway; the cloud's clock starts it again. */
@Tag("lambda")
class KilledWorkerTest {

    private static final int MANY = 150;

    /** More than one part of the people, and less than two. */
    private static final int HALFWAY = 110;

    private final TestApplication app =
            // A function in a process of its own lives by the machine's clock.
            new TestApplication(Instant.now())
                    .with("FEATURES", "messages,trackmania")
                    .with("ADMIN_EMAIL", "boss@example.org")
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD);

    @TempDir Path folder;

    @AfterEach
    void close() {
        app.close();
    }

    private LocalLambda lambda() {
        return ((LambdaAssembly) app.service()).lambda();
    }

    private int notices() {
        return lambda().items("NOTICES_TABLE_NAME");
    }

    private static Api.Answer announce(Api api, String token) {
        return api.send(
                api.json("/notifications")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", "k")
                        .POST(
                                Api.body(
                                        Map.of(
                                                "type", "system",
                                                "title", "Works",
                                                "content", "Tonight at ten.",
                                                "all", true))));
    }

    @Test
    void everybody_is_told_once_though_the_function_is_killed_halfway() throws Exception {
        var api = app.open();
        var fox = api.newcomer("fox", "fox@example.org");
        people();
        int all = MANY + 2;
        var admin = api.logIn("boss@example.org").text("access_token");
        var accepted = announce(api, admin);
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        assertThat(accepted.json().path("accepted").asInt()).isEqualTo(all);
        var batch = "/notifications/batches/" + accepted.text("batchId");

        tellAndBeKilled();

        assertThat(notices()).as("told when it was killed").isBetween(HALFWAY, all - 1);
        assertThat(api.get(batch, admin).text("state")).isEqualTo("running");
        assertThat(announce(api, admin).text("batchId")).isEqualTo(accepted.text("batchId"));
        app.service().startScheduledJobs();
        await().until(() -> api.get(batch, admin).text("state").equals("done"));

        var end = api.get(batch, admin).json();
        assertThat(end.path("told").asInt()).isEqualTo(all);
        assertThat(end.path("skipped").asInt()).isZero();
        assertThat(notices()).isEqualTo(all);
        assertThat(lambda().items("STREAM_TABLE_NAME"))
                .as("a head and one event for each")
                .isEqualTo(2 * all);
        var counts = api.get("/notifications/counts", fox).json();
        assertThat(counts.at("/notifications/unread").asInt()).isOne();
        assertThat(counts.path("seq").asLong()).isOne();
        assertThat(api.get("/notifications", fox).json().path("items")).hasSize(1);
    }

    /** What the cloud's clock starts every minute, in a process that does not see the end of it. */
    private void tellAndBeKilled() throws InterruptedException {
        try (var runtime = new RuntimeApi("daily-scheduler", Duration.ofMinutes(5));
                var process =
                        FunctionProcess.start(
                                runtime,
                                FunctionProcess.command(),
                                folder,
                                lambda().variables(),
                                "dev.pacenote.lambda.DailyScheduler")) {
            var clock = Thread.ofVirtual().start(() -> startMinute(runtime));
            await().until(() -> notices() >= HALFWAY);
            process.kill();
            clock.interrupt();
            clock.join();
        }
    }

    private static void startMinute(RuntimeApi runtime) {
        try {
            runtime.invoke("{\"type\":\"minute\"}".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            // Who would answer is gone.
            Thread.currentThread().interrupt();
        }
    }

    /** So many could not register in the time of a test. */
    private void people() throws SQLException {
        try (var connection = DriverManager.getConnection(app.databaseUrl);
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into users (username, email, role, enabled, confirmed_before, zone,
                        created_at, updated_at, version)
                    select 'person' || n, 'person' || n || '@example.org', 'USER', true, false,
                        'UTC', now(), now(), 0
                    from generate_series(1, %d) n
                    """
                            .formatted(MANY));
        }
    }
}
