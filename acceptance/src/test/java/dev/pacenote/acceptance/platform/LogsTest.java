package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.LogCapture;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.network.RawWebSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What the log says, and what it never says (contract 1.4, 6.1). */
@Isolated("what others do meanwhile would show")
class LogsTest {

    private static final String SECRET_WORDS = "a password nobody may read";

    private final LogCapture log = new LogCapture();
    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));

    @AfterEach
    void stop() {
        log.close();
        app.close();
    }

    @Test
    void no_line_holds_a_secret_and_lines_of_a_request_carry_its_id() {
        var api = app.open();
        app.service().startScheduledJobs();
        var account =
                Map.of(
                        "username", "quiet",
                        "email", "quiet@example.org",
                        "password", SECRET_WORDS);
        api.post("/api/v1/users/register", account);
        var login = api.post("/api/v1/users/login", account);
        var token = login.text("access_token");
        api.post(
                "/api/v1/users/login",
                Map.of("email", "quiet", "password", "wrong " + SECRET_WORDS));
        api.post("/api/v1/users/refresh", Map.of("refresh_token", login.text("refresh_token")));
        api.post("/api/v1/users/password/forgot", Map.of("email", "quiet@example.org"));
        api.send(
                api.json("/api/v1/feedback")
                        .header("Authorization", "Bearer " + token)
                        .POST(Api.text("{\"message\": \"" + SECRET_WORDS)));
        app.sandbox.faults().exchangeDown(true);
        var failed = api.get("/api/v1/users/search?username=fox", token);
        app.sandbox.faults().exchangeDown(false);
        api.cron();
        await().until(() -> app.mailbox().all().size() == 1);
        var link = app.mailbox().all().getFirst().text();
        var reset = link.substring(link.indexOf("token=") + "token=".length()).lines().findFirst();

        var written = log.written();

        for (var secret :
                List.of(
                        SECRET_WORDS,
                        token,
                        token.substring(token.lastIndexOf('.')),
                        login.text("refresh_token"),
                        reset.orElseThrow(),
                        TestApplication.CRON_SECRET,
                        "argon2")) {
            assertThat(written).doesNotContain(secret);
        }
        assertThat(log.lines())
                .filteredOn(line -> line.getFormattedMessage().startsWith("upstream:"))
                .isNotEmpty()
                .allSatisfy(
                        line ->
                                assertThat(line.getMDCPropertyMap())
                                        .containsEntry("requestId", failed.header("X-Request-Id")));
    }

    @Test
    void no_line_and_no_metric_holds_what_people_write_or_where_they_are_reached() {
        app.with("FEATURES", "messages,trackmania").with("METRICS_TOKEN", "measure");
        var api = app.open();
        app.service().startScheduledJobs();
        var ann = api.newcomer("Ann", "ann@example.org");
        app.clock.pass(Duration.ofMinutes(10));
        var bob = api.newcomer("Bob", "bob@example.org");
        var reader = api.get("/api/v1/users/profile", bob).text("id");
        var message = Map.of("userId", reader, "content", SECRET_WORDS);
        assertThat(api.post("/messages", ann, message).status()).isEqualTo(201);
        assertThat(
                        api.post(
                                        "/messages",
                                        ann,
                                        Map.of(
                                                "userId",
                                                reader,
                                                "content",
                                                SECRET_WORDS.repeat(900)))
                                .status())
                .isEqualTo(400);
        for (int i = 0; i < 2; i++) {
            var once =
                    api.json("/messages")
                            .header("Authorization", "Bearer " + ann)
                            .header("Idempotency-Key", "once");
            assertThat(api.send(once.POST(Api.body(message))).status()).isEqualTo(201);
        }
        var ticket = api.post("/ws/tickets", bob, Map.of()).text("ticket");
        try (var socket = new RawWebSocket(app.service().socketPort(), "/ws?ticket=" + ticket)) {
            socket.greet();
            socket.text(SECRET_WORDS).next("error");
            socket.text("{'action':'" + SECRET_WORDS + "'}").next("error");
            app.clock.pass(Duration.ofMinutes(15));
            await().until(() -> app.mailbox().to("bob@example.org").size() == 1);
        }
        await().untilAsserted(
                        () ->
                                assertThat(log.lines())
                                        .anyMatch(line -> says(line, "action", "connect"))
                                        .anyMatch(line -> says(line, "action", "disconnect"))
                                        .extracting(ILoggingEvent::getFormattedMessage)
                                        .anyMatch(line -> line.contains(" by mail: sent, ")));

        assertThat(log.lines())
                .as("lines that say of a request that its answer was repeated")
                .filteredOn(line -> says(line, "replayed", "true"))
                .hasSize(1);
        var metrics =
                Assembly.current() == Assembly.LAMBDA ? "" : api.get("/metrics", "measure").body();
        var written = log.written();

        if (Assembly.current() != Assembly.LAMBDA) {
            assertThat(metrics).contains("pacenote_sockets_closed_total", "pacenote_frames_total");
        }
        for (var secret :
                List.of(SECRET_WORDS, ann, bob, ticket, "ann@example.org", "bob@example.org")) {
            assertThat(written).doesNotContain(secret);
            assertThat(metrics).doesNotContain(secret);
        }
    }

    @Test
    @ServerOnly("the functions write the same lines of parts")
    void no_line_holds_what_a_workshop_writes_of_its_parts() {
        app.with("FEATURES", "trackmania,parts");
        var api = app.open();
        app.service().startScheduledJobs();
        var ann = api.newcomer("Ann", "ann@example.org");
        var price = 7315.25;
        var part =
                Map.of(
                        "partId", "pads",
                        "partName", SECRET_WORDS,
                        "description", SECRET_WORDS,
                        "supplier", SECRET_WORDS,
                        "location", SECRET_WORDS,
                        "unitPrice", price,
                        "currentStock", 9,
                        "reorderThreshold", 5);
        is(api.post("/parts", ann, part), 201);
        is(api.post("/parts", ann, part), 409);
        is(api.put("/parts/pads", ann, Map.of("partName", SECRET_WORDS.repeat(9))), 400);
        is(api.put("/parts/pads", ann, Map.of("unitPrice", SECRET_WORDS)), 400);
        is(take(api, ann, 99), 409);
        is(take(api, ann, 6), 200);
        var task = api.get("/reorder/tasks", ann).json().path(0).path("taskId").asText();
        var order = Map.of("quantity", 10, "reference", SECRET_WORDS);
        is(api.post("/reorder/tasks/" + task + "/order", ann, order), 200);
        var receipt = Map.of("quantity", 1, "unitCost", price);
        is(api.post("/reorder/tasks/" + task + "/receive", ann, receipt), 200);
        var reason = Map.of("reason", SECRET_WORDS);
        is(api.post("/reorder/tasks/" + task + "/cancel-order", ann, reason), 200);
        is(api.post("/reorder/check", ann, Map.of()), 200);
        is(sendCsv(api, ann, "partId,partName\npads,x," + SECRET_WORDS + "\n"), 400);
        is(sendCsv(api, ann, "partId,partName\npads," + SECRET_WORDS + "\n"), 200);
        is(api.get("/parts?q=" + SECRET_WORDS.replace(" ", "%20"), ann), 200);
        is(api.get("/parts/export", ann), 200);
        var bill =
                Map.of(
                        "fileName",
                        SECRET_WORDS + ".pdf",
                        "contentType",
                        "application/pdf",
                        "sizeBytes",
                        10,
                        "kind",
                        "invoice");
        var announced = api.post("/parts/pads/attachments", ann, bill);
        is(announced, 201);
        app.clock.pass(Duration.ofMinutes(2));
        app.lookAround();
        await().until(() -> !app.mailbox().to("ann@example.org").isEmpty());

        var written = log.written();

        assertThat(written).contains("PUT /stock/{partId} 200", "POST /parts/import 400");
        var address = announced.json().path("upload").path("url").asText();
        for (var secret :
                List.of(
                        SECRET_WORDS,
                        SECRET_WORDS.replace(" ", "%20"),
                        Double.toString(price),
                        address.substring(address.indexOf('?')))) {
            assertThat(written).doesNotContain(secret);
        }
    }

    private static void is(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private static Api.Answer take(Api api, String token, int quantity) {
        return api.put(
                "/stock/pads",
                token,
                Map.of(
                        "operation", "subtract",
                        "quantity", quantity,
                        "reason", SECRET_WORDS,
                        "reference", SECRET_WORDS));
    }

    private static Api.Answer sendCsv(Api api, String token, String csv) {
        return api.send(
                api.request("/parts/import")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "text/csv")
                        .POST(Api.text(csv)));
    }

    @Test
    void every_request_is_one_line_with_its_route_answer_and_id() {
        var api = app.open();
        var answer = api.get("/api/v1/users/alerts?secret=" + SECRET_WORDS.replace(" ", "_"));
        var probe = api.get("/health");

        var told =
                log.lines().stream()
                        .filter(line -> line.getLoggerName().endsWith("RequestLog"))
                        // Whoever checks answers against the description has asked for that.
                        .filter(line -> !line.getFormattedMessage().contains("/openapi.yml"))
                        .toList();

        assertThat(told).hasSize(2);
        var line = told.getFirst();
        assertThat(line.getFormattedMessage()).matches("GET /api/v1/users/alerts 401 in \\d+ ms");
        assertThat(line.getLevel()).isEqualTo(Level.INFO);
        assertThat(line.getMDCPropertyMap())
                .containsEntry("requestId", answer.header("X-Request-Id"));
        assertThat(probe.status()).isEqualTo(200);
        assertThat(told.getLast().getLevel()).as("asked every few seconds").isEqualTo(Level.DEBUG);
    }

    /** What the alarm of a run that never ends counts, in infra/terraform/alarms.tf. */
    private static final String RUN_ENDED = "\"run of\" completed";

    /** What other alarms count there, and the sources that write it. */
    private static final Map<String, String> COUNTED =
            Map.of(
                    "\"handshake failed\"",
                    "bootstrap-lambda/src/main/java/dev/pacenote/lambda/socket/SocketAuthorizer.java",
                    "\"mail login refused\"",
                    "adapters-out-email/src/main/java/dev/pacenote/adapters/out/email/delivery/ses/SesMailer.java",
                    "\"recount-unread\" repaired",
                    "assembly/src/main/java/dev/pacenote/assembly/metrics/CountDrift.java",
                    "\"parts-verification found\"",
                    "assembly/src/main/java/dev/pacenote/assembly/parts/LedgerMismatches.java",
                    "\"no more in the version\"",
                    "assembly/src/main/java/dev/pacenote/assembly/streams/StreamsFactory.java",
                    "?\"were refusals\" ?\"refuses our keys\"",
                    "adapters-out-discord/src/main/java/dev/pacenote/adapters/out/discord/DiscordRequests.java"
                            + " adapters-out-http-client/src/main/java/dev/pacenote/adapters/out/http/client/OwnKeys.java",
                    "\"check of all workshops\" finished",
                    "assembly/src/main/java/dev/pacenote/assembly/parts/PartsFactory.java",
                    "misconfigured",
                    "domain/src/main/java/dev/pacenote/domain/delivery/Reason.java");

    private static List<String> words(String pattern) {
        return Pattern.compile("\\??\"([^\"]+)\"|(\\S+)")
                .matcher(pattern)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }

    @Test
    void what_alarms_count_is_written_somewhere() throws IOException {
        var alarms = Files.readString(Path.of("..", "infra", "terraform", "alarms.tf"));
        var patterns =
                Pattern.compile("pattern += \"(.+)\"")
                        .matcher(alarms)
                        .results()
                        .map(found -> found.group(1).replace("\\\"", "\""))
                        .toList();

        assertThat(patterns)
                .contains(RUN_ENDED)
                .hasSize(COUNTED.size() + 1)
                .containsAll(COUNTED.keySet());
        for (var counted : COUNTED.entrySet()) {
            var sources = new StringBuilder();
            for (var source : counted.getValue().split(" ", -1)) {
                sources.append(Files.readString(Path.of("..", source)));
            }
            assertThat(sources).contains(words(counted.getKey()));
        }
    }

    /** Which actions figures count, in infra/terraform/metrics.tf, and who writes such lines. */
    private static final Map<String, String> FIGURES =
            Map.of(
                    "resume",
                    "adapters-in-http/src/main/java/dev/pacenote/adapters/in/http/notice/stream/gateway/GatewayOutlet.java",
                    "disconnect",
                    "adapters-in-http/src/main/java/dev/pacenote/adapters/in/http/notice/stream/gateway/GatewayOutlet.java",
                    "conflict",
                    "adapters-out-dynamodb/src/main/java/dev/pacenote/adapters/out/dynamodb/notice/stream/DynamoCommits.java");

    @Test
    void what_figures_count_is_written_somewhere() throws IOException {
        var metrics = Files.readString(Path.of("..", "infra", "terraform", "metrics.tf"));
        var actions =
                Pattern.compile("\\$\\.action = \\\\\"(\\w+)\\\\\"")
                        .matcher(metrics)
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(metrics).contains("$.replayed = \\\"true\\\"");
        var deliveries =
                Files.readString(
                        Path.of(
                                "..",
                                "assembly/src/main/java/dev/pacenote/assembly/metrics/DeliveryMetrics.java"));
        for (var member : List.of("channel", "status", "reason")) {
            assertThat(metrics).contains("$." + member + " = \\\"*\\\"");
            assertThat(deliveries).contains("addKeyValue(\"" + member + "\"");
        }
        assertThat(actions).hasSameElementsAs(FIGURES.keySet());
        for (var figure : FIGURES.entrySet()) {
            assertThat(Files.readString(Path.of("..", figure.getValue())))
                    .contains("\"action\", \"" + figure.getKey() + "\"");
        }
    }

    @Test
    void the_end_of_a_run_is_the_one_line_that_its_alarm_counts() {
        var words = words(RUN_ENDED);
        var api = app.open();
        app.service().startScheduledJobs();
        assertThat(api.cron().status()).isEqualTo(200);

        await().untilAsserted(
                        () ->
                                assertThat(log.lines())
                                        .map(ILoggingEvent::getFormattedMessage)
                                        .filteredOn(line -> words.stream().allMatch(line::contains))
                                        .hasSize(1));
    }

    private static boolean says(ILoggingEvent line, String name, String value) {
        return line.getKeyValuePairs() != null
                && line.getKeyValuePairs().stream()
                        .anyMatch(pair -> pair.key.equals(name) && value.equals(pair.value));
    }
}
