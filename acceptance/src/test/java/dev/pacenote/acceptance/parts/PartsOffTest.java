package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.OpenApi;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.acceptance.support.network.DynamoProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service whose parts are switched off after a workshop has used them. */
class PartsOffTest {

    private static final String DYNAMO = "AWS_ENDPOINT_URL_DYNAMODB";
    private static final List<String> ROOTS = List.of("/parts", "/stock", "/reorder", "/analytics");

    private static final String PARTS_TABLE = "PARTS_TABLE_NAME";
    private static final String STOCK_TABLE = "STOCK_TABLE_NAME";

    private static final Map<String, String> NO_TABLES =
            Map.of(PARTS_TABLE, "parts-that-are-not-there", STOCK_TABLE, "no-stock-either");

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,parts");

    /** In front of DynamoDB, where the functions have their tables. */
    private Optional<DynamoProxy> proxy = Optional.empty();

    /** What was asked of tables with those names. */
    private final List<String> questions = new CopyOnWriteArrayList<>();

    /** The tables of the functions. */
    private Map<String, String> tables = Map.of();

    @BeforeEach
    void lookAtTables() {
        if (Assembly.current() == Assembly.LAMBDA) {
            var cloud = LambdaAssembly.createResources(LambdaAssembly.VISIBILITY_TIMEOUT);
            cloud.forEach(app::with);
            tables = Map.copyOf(cloud);
            var dynamo = URI.create(cloud.getOrDefault(DYNAMO, ""));
            proxy = Optional.of(new DynamoProxy(dynamo, this::passesOn));
            app.with(DYNAMO, proxy.orElseThrow().url());
        }
    }

    private boolean passesOn(HttpExchange exchange) throws IOException {
        var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Stream.concat(NO_TABLES.values().stream(), partsTables())
                .filter(question::contains)
                .map(table -> exchange.getRequestHeaders().getFirst("X-Amz-Target") + question)
                .forEach(questions::add);
        return true;
    }

    private Stream<String> partsTables() {
        return Stream.of(PARTS_TABLE, STOCK_TABLE).map(name -> tables.getOrDefault(name, name));
    }

    @AfterEach
    void close() {
        app.close();
        proxy.ifPresent(DynamoProxy::close);
    }

    /** A route of the area, with ids that are there or not: nobody looks. */
    private record Route(String method, String path) {}

    private static List<Route> routes(Api api) {
        return OpenApi.read(api.get("/openapi.yml").body())
                .document()
                .path("paths")
                .propertyStream()
                .filter(
                        path ->
                                ROOTS.stream()
                                        .anyMatch(it -> (path.getKey() + "/").startsWith(it + "/")))
                .flatMap(
                        path ->
                                path.getValue()
                                        .propertyStream()
                                        .map(
                                                it ->
                                                        new Route(
                                                                it.getKey()
                                                                        .toUpperCase(Locale.ROOT),
                                                                path.getKey()
                                                                        .replaceAll(
                                                                                "\\{\\w+}",
                                                                                "pads"))))
                .toList();
    }

    /** What was looked at is counted when whoever looked has left. */
    private void allLeft() {
        await().until(
                        () ->
                                asked(
                                                """
                                                select 'others', count(*) - 1
                                                from pg_stat_activity
                                                where datname = current_database()
                                                and backend_type = 'client backend'
                                                """)
                                        .containsValue(0L));
    }

    /** How often anybody looked into the tables of parts: as Postgres counts it. */
    private Map<String, Long> looks() throws SQLException {
        allLeft();
        return asked(
                """
                select relname, seq_scan + coalesce(idx_scan, 0) from pg_stat_user_tables
                where relname in ('parts', 'stock_rows', 'movements', 'reorder_tasks',
                    'check_runs', 'parts_settings', 'attachments', 'ledger_verification',
                    'ledger_sums', 'ledger_months')
                """);
    }

    private Map<String, Long> asked(String question) throws SQLException {
        try (var connection = DriverManager.getConnection(app.databaseUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var counts = new TreeMap<String, Long>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        }
    }

    @Test
    void all_of_it_is_unknown_nothing_runs_no_table_is_read_and_all_is_there_again()
            throws Exception {
        var on = app.open();
        var workshop = Workshop.opened(on);
        workshop.add("pads", 6, 0);
        var routes = routes(on);
        assertThat(routes).hasSizeGreaterThan(40);
        var before = workshop.get("/parts").body();
        app.stop();
        var looks = looks();
        if (Assembly.current() == Assembly.LAMBDA) {
            assertThat(questions).as("questions for tables of parts").isNotEmpty();
            NO_TABLES.forEach(app::with);
        }
        questions.clear();

        var off = app.with("FEATURES", "trackmania").open();
        app.service().startScheduledJobs();
        var same = workshop.at(off);
        for (var route : routes) {
            var answer =
                    off.send(
                            off.json(route.path())
                                    .header("Authorization", "Bearer " + same.token())
                                    .method(route.method(), BodyPublishers.ofString("{}")));
            Problems.assertProblem(answer, 404, "no_such_path");
            assertThat(answer.text("error")).as(route.path()).isNotEmpty();
        }
        for (int i = 0; i < 3; i++) {
            app.clock.pass(Duration.ofHours(2));
            app.lookAround();
        }
        assertThat(off.get("/health/ready").json().has("partsCheck")).isFalse();
        assertThat(off.get("/openapi.yml").body()).doesNotContain("/stock/", "/reorder/");
        app.stop();
        if (Assembly.current() == Assembly.SERVER) {
            assertThat(looks).hasSize(10);
            assertThat(looks()).as("looks into the tables of parts").isEqualTo(looks);
        }
        assertThat(questions).as("questions for tables of parts").isEmpty();
        NO_TABLES.keySet().stream()
                .filter(tables::containsKey)
                .forEach(name -> app.with(name, tables.getOrDefault(name, "")));

        var again = workshop.at(app.with("FEATURES", "trackmania,parts").open());
        again.logsInAgain();
        assertThat(again.get("/parts").body()).isEqualTo(before);
    }
}
