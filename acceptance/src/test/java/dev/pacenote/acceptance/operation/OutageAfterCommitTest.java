package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.acceptance.support.mail.PasswordLinks;
import dev.pacenote.acceptance.support.network.DynamoProxy;
import dev.pacenote.acceptance.support.network.NetworkCut;
import dev.pacenote.lambda.local.FunctionProcess;
import dev.pacenote.lambda.local.LocalWorld;
import dev.pacenote.lambda.local.RuntimeApi;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new password is committed in Postgres, and then DynamoDB and SQS are away, or the function is
 * gone: before the old sessions in DynamoDB ended and the mail about it was in its queue.
 */
@Tag("lambda")
@Order(7)
class OutageAfterCommitTest {

    private static final String FOX = "fox@example.org";
    private static final String NEW_PASSWORD = "another horse";
    private static final String RESET = "/api/v1/users/password/reset";
    private static final String PROFILE = "/api/v1/users/profile";
    private static final String SECRET = "the secret of all functions of this test";

    /** What the questions to DynamoDB meet. */
    private enum Road {
        OPEN,

        /** Gone as soon as somebody wants to delete something: a session, after the commit. */
        GONE_AT_A_DELETE,
        GONE
    }

    private final TestApplication app = new TestApplication(Instant.now());
    private final CountDownLatch deleting = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);
    private volatile Road road = Road.OPEN;
    private final DynamoProxy tables;
    private final DynamoProxy deadEnd;
    private final NetworkCut queues;
    private final Connection database;
    private Api api;

    /** Of a session that was opened with the old password. */
    private String before;

    private String link;

    @TempDir Path folder;

    OutageAfterCommitTest() throws SQLException {
        var cloud = LambdaAssembly.createResources(Duration.ofSeconds(30));
        cloud.forEach(app::with);
        var dynamo = URI.create(cloud.getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", ""));
        tables = new DynamoProxy(dynamo, this::isOpen);
        deadEnd = new DynamoProxy(dynamo, this::isNoDelete);
        queues =
                new NetworkCut(
                        URI.create(cloud.getOrDefault("AWS_ENDPOINT_URL_SQS", "")).getPort());
        app.with("AWS_ENDPOINT_URL_DYNAMODB", tables.url())
                .with("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:" + queues.port())
                .with("JWT_SECRET", SECRET);
        database = DriverManager.getConnection(app.databaseUrl);
    }

    @AfterEach
    void close() throws SQLException {
        road = Road.OPEN;
        queues.mend();
        killed.countDown();
        app.close();
        tables.close();
        deadEnd.close();
        queues.close();
        database.close();
    }

    private boolean isOpen(HttpExchange exchange) {
        if (road == Road.GONE_AT_A_DELETE && DynamoProxy.isDelete(exchange)) {
            road = Road.GONE;
        }
        return road != Road.GONE;
    }

    /** Whoever wants to delete something waits here until it is killed. */
    private boolean isNoDelete(HttpExchange exchange) throws InterruptedException {
        if (!DynamoProxy.isDelete(exchange)) {
            return true;
        }
        deleting.countDown();
        killed.await();
        return false;
    }

    @BeforeEach
    void askForALink() {
        api = app.open();
        app.service().startScheduledJobs();
        before = api.newcomer("Fox", FOX);
        api.post("/api/v1/users/password/forgot", Map.of("email", FOX));
        link = PasswordLinks.await(app.mailbox(), FOX);
        await().until(() -> waiting() == 0);
    }

    /** Messages in the outbox. */
    private int waiting() throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select count(*) from outbox")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Api.Answer reset() {
        return api.post(RESET, Map.of("token", link, "password", NEW_PASSWORD));
    }

    private Api.Answer logIn() {
        return api.post("/api/v1/users/login", Map.of("email", FOX, "password", NEW_PASSWORD));
    }

    /**
     * The password is the new one; what follows from it waits in the outbox, and happens when the
     * schedule comes by. Whoever logged in meanwhile stays in.
     *
     * @param left how many messages: the mail, the end of the sessions and, unless the process that
     *     posted it could store it at once, the notice of the inbox
     */
    private void theScheduleDoesWhatIsLeft(int left) throws SQLException {
        assertThat(waiting()).as("messages that were not handed on").isEqualTo(left);
        assertThat(PasswordLinks.notices(app.mailbox(), FOX)).isEmpty();
        assertThat(api.get(PROFILE, before).status()).as("the old session").isEqualTo(200);
        assertThat(api.logIn(FOX).status()).as("the old password").isEqualTo(401);
        var meanwhile = logIn();
        assertThat(meanwhile.status()).as("the new password").isEqualTo(200);

        // A function in a process of its own lives by the real clock: that one may be ahead.
        app.clock.pass(Duration.ofMinutes(12));

        await().until(() -> waiting() == 0);
        await().until(() -> api.get(PROFILE, before).status() == 401);
        await().until(() -> !PasswordLinks.notices(app.mailbox(), FOX).isEmpty());
        assertThat(api.get(PROFILE, meanwhile.text("access_token")).status())
                .as("the session that was opened with the new password")
                .isEqualTo(200);
        app.lookAround();
        assertThat(PasswordLinks.notices(app.mailbox(), FOX)).hasSize(1);
        Problems.assertProblem(reset(), 400, "link_invalid");
    }

    @Test
    void sessions_and_mail_follow_when_dynamo_and_sqs_are_back() throws SQLException {
        queues.cut();
        road = Road.GONE_AT_A_DELETE;

        assertThat(reset().status()).as("the password is changed, and they hear so").isEqualTo(200);
        assertThat(road).isEqualTo(Road.GONE);

        road = Road.OPEN;
        queues.mend();
        // The end of sessions, the mail, and the notice in the inbox.
        theScheduleDoesWhatIsLeft(3);
    }

    @Test
    void a_password_is_not_reset_while_nobody_can_say_which_sessions_are_open()
            throws SQLException {
        road = Road.GONE;

        var answer = reset();

        Problems.assertProblem(answer, 503, "service_unavailable");
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(waiting()).isZero();
        road = Road.OPEN;
        assertThat(api.get(PROFILE, before).status()).isEqualTo(200);
        assertThat(api.logIn(FOX).status()).as("the old password").isEqualTo(200);
        assertThat(reset().status()).as("the link is not used up").isEqualTo(200);
        assertThat(api.get(PROFILE, before).status()).isEqualTo(401);
        await().until(() -> PasswordLinks.notices(app.mailbox(), FOX).size() == 1);
    }

    @Test
    void sessions_and_mail_follow_when_the_function_was_killed() throws Exception {
        try (var runtime = new RuntimeApi("api", Duration.ofMinutes(5));
                var process = function(runtime)) {
            var caller = Thread.ofVirtual().start(() -> resetBy(runtime));
            assertThat(deleting.await(3, TimeUnit.MINUTES)).isTrue();
            process.kill();
            killed.countDown();
            caller.interrupt();
            caller.join();
        }

        theScheduleDoesWhatIsLeft(3);
    }

    private void resetBy(RuntimeApi runtime) {
        var body =
                LocalWorld.JSON
                        .createObjectNode()
                        .put("token", link)
                        .put("password", NEW_PASSWORD)
                        .toString();
        try {
            runtime.invoke(LocalWorld.request("POST", RESET, "", body));
        } catch (InterruptedException e) {
            // The caller gets no answer: who would give it is gone.
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The function of the API in a process of its own, which cannot delete anything in DynamoDB.
     */
    private FunctionProcess function(RuntimeApi runtime) {
        var variables = new HashMap<>(app.environment());
        variables.keySet().removeIf(name -> name.startsWith("SMTP_"));
        variables.put("SES_FROM", "news@pacenote.example");
        variables.put("ATTACHMENTS_BUCKET_NAME", "attachments");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", deadEnd.url());
        return FunctionProcess.start(
                runtime,
                FunctionProcess.command(),
                folder,
                variables,
                "dev.pacenote.lambda.ApiFunction");
    }
}
