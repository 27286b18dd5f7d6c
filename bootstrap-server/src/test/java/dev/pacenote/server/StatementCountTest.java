package dev.pacenote.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.trackmania.alert.AlertChanges;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many statements the database is asked for a person's day and for a login. Whoever needs more
 * of them says here why. The limits hold for each person; beside them a run has its own, however
 * many people there are.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatementCountTest {

    private static final int PEOPLE = 60;
    private static final int MAPS = 5;

    /**
     * Of the run itself, which are not many more for more people: 40 to 47 were counted. The rest
     * is room for what the server does on its own meanwhile, less than one statement for each
     * person.
     */
    private static final int OF_A_RUN = 80;

    private static final int OF_A_FIRST_RUN = 16;
    private static final int OF_A_QUIET_DAY = 9;

    /**
     * Eight of them for the inbox: the head of the person's stream, what was told, what they chose,
     * the open items, the event, the hint to their sockets; and the first time the beginning of the
     * stream and its head again.
     */
    private static final int OF_A_DAY_WITH_NEWS = 28;

    private static final int OF_A_LOGIN = 11;

    /** Until it is accepted; the second one of a conversation, and those that follow. */
    private static final int OF_A_MESSAGE = 36;

    private static final int MESSAGES = 20;

    /** What the server does on its own may be counted with one login, but not with each. */
    private static final int LOGINS = 3;

    private static final int SANDBOX_DRIVERS = 30;
    private static final int ENTRIES = 10;

    private static Instant now = Instant.parse("2026-11-20T05:00:00Z");

    @TempDir private static Path folder;

    private static StatementLog log;
    private static World world;
    private static Sandbox sandbox;
    private static PacenoteServer server;

    @BeforeAll
    static void start() throws IOException {
        log = new StatementLog(folder);
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        world = new World(() -> now, today);
        var inventor = new Inventor(1);
        inventor.drivers(world, SANDBOX_DRIVERS);
        inventor.author(world, new TmxUser(1, "author"), MAPS, ENTRIES, Inventor.Pace.STILL, today);
        sandbox = new Sandbox(world, inventor, new Faults(1), 0);
        server =
                switch (Configuration.read(variables())) {
                    case Configuration.Result.Complete(var configuration) ->
                            PacenoteServer.start(configuration, () -> now);
                    case Configuration.Result.Refused(var problems) ->
                            throw new AssertionError(problems.toString());
                };
        for (int i = 0; i < PEOPLE; i++) {
            follow(i);
        }
    }

    private static Map<String, String> variables() {
        var variables = new HashMap<String, String>();
        variables.put("PORT", "0");
        variables.put("FEATURES", "trackmania,messages");
        variables.put("PACENOTE_DATA", folder.resolve("data").toString());
        variables.put("DATABASE_URL", log.url());
        variables.put("AUTHORIZATION", Sandbox.basicAuthorization());
        variables.put("USER_AGENT", "Pacenote / statements / nobody@sandbox.example");
        variables.put("OCLIENT_ID", Sandbox.oauthClientId());
        variables.put("OCLIENT_SECRET", Sandbox.oauthClientSecret());
        variables.put("AUTH_API_URL", sandbox.authUrl().toString());
        variables.put("LEAD_API", sandbox.url("live").toString());
        variables.put("OAUTH_API_URL", sandbox.url("oauth").toString());
        variables.put("TMX_API_URL", sandbox.url("tmx").toString());
        variables.put("UPSTREAM_REQUESTS_PER_SECOND", "100000");
        variables.put("MAIL_TRANSPORT", "sandbox");
        variables.put("EMAIL_VERIFICATION", "off");
        return variables;
    }

    private static void follow(int number) {
        var owner =
                server.bean(Accounts.class)
                        .insert(
                                new NewAccount(
                                        new Username("person" + number),
                                        new EmailAddress("person" + number + "@example.org"),
                                        Role.USER,
                                        Optional.of(now),
                                        now))
                        .id();
        var alerts = server.bean(AlertChanges.class);
        alerts.add(owner, RecordFilter.TOP5, Optional.empty(), now);
        alerts.change(
                owner,
                alert -> alert.cover(Optional.of(new AuthorId(1)), CoveredMaps.none(alert.id())));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        sandbox.close();
        log.close();
    }

    @Test
    @Order(1)
    void a_first_run() {
        isAtMost(OF_A_FIRST_RUN, statementsOfARun(0));
    }

    @Test
    @Order(2)
    void a_quiet_day() {
        tomorrow();
        isAtMost(OF_A_QUIET_DAY, statementsOfARun(0));
    }

    @Test
    @Order(3)
    void a_day_with_news_and_its_mail() {
        tomorrow();
        var player = world.players().iterator().next();
        world.drive(world.tracks().getFirst(), player, 1_000);
        isAtMost(OF_A_DAY_WITH_NEWS, statementsOfARun(PEOPLE));
    }

    @Test
    @Order(4)
    void a_dry_run_with_news_holds_nobodys_stream() {
        tomorrow();
        world.drive(world.tracks().get(1), world.players().iterator().next(), 900);
        int before = log.statements().size();

        var started = (RunStart.Started) server.bean(RunLauncher.class).startDryRun();
        started.end().orElseThrow().join();

        var all = log.statements();
        assertThat(all.subList(before, all.size()))
                .anyMatch(statement -> statement.contains("insert into notices"))
                .noneMatch(statement -> statement.contains("stream_heads"));
    }

    @Test
    @Order(5)
    void a_login() throws IOException, InterruptedException {
        var account =
                """
                {"username": "Fox", "email": "fox@example.org", "password": "a long enough password",
                 "identifier": "Fox"}
                """;
        try (var client = HttpClient.newHttpClient()) {
            assertThat(post(client, "register", account)).isEqualTo(201);
            // The first one asks what others need not ask again.
            assertThat(post(client, "login", account)).isEqualTo(200);
            var fewest = statementsOfALogin(client, account);
            for (int i = 1; i < LOGINS; i++) {
                var statements = statementsOfALogin(client, account);
                fewest = statements.size() < fewest.size() ? statements : fewest;
            }
            assertThat(fewest).isNotEmpty().hasSizeLessThanOrEqualTo(OF_A_LOGIN);
        }
    }

    @Test
    @Order(6)
    void a_message() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var ann = newcomer(client, "Ann");
            var bob = newcomer(client, "Bob");
            write(client, ann, bob, "the first one");
            int before = log.statements().size();
            for (int i = 0; i < MESSAGES; i++) {
                write(client, ann, bob, "no. " + i);
            }
            var all = log.statements();
            var statements = all.subList(before, all.size());
            assertThat(statements.size())
                    .as(often(statements, MESSAGES / 2))
                    .isGreaterThan(MESSAGES)
                    .isLessThanOrEqualTo(OF_A_MESSAGE * MESSAGES);
        }
    }

    /** Somebody with an account, who is logged in. */
    private record Person(String id, String token) {}

    private static Person newcomer(HttpClient client, String name)
            throws IOException, InterruptedException {
        var account =
                """
                {"username": "%s", "email": "%s@example.org", "password": "a long enough password",
                 "identifier": "%s"}
                """
                        .formatted(name, name, name);
        assertThat(post(client, "register", account)).isEqualTo(201);
        var login =
                new ObjectMapper()
                        .readTree(
                                client.send(
                                                request("api/v1/users/login", account).build(),
                                                BodyHandlers.ofString())
                                        .body());
        return new Person(
                login.path("user").path("id").asText(), login.path("access_token").asText());
    }

    private static void write(HttpClient client, Person from, Person to, String text)
            throws IOException, InterruptedException {
        var message =
                """
                {"userId": "%s", "content": "%s"}
                """
                        .formatted(to.id(), text);
        var request =
                request("messages", message).header("Authorization", "Bearer " + from.token());
        assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(201);
    }

    private static List<String> statementsOfALogin(HttpClient client, String account)
            throws IOException, InterruptedException {
        int before = log.statements().size();
        assertThat(post(client, "login", account)).isEqualTo(200);
        var all = log.statements();
        return all.subList(before, all.size());
    }

    private static int post(HttpClient client, String what, String body)
            throws IOException, InterruptedException {
        return client.send(request("api/v1/users/" + what, body).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static void tomorrow() {
        now = now.plus(Duration.ofDays(1));
    }

    private static List<String> statementsOfARun(int mails) {
        int before = log.statements().size();
        var started =
                (RunStart.Started) server.bean(RunLauncher.class).start(DailyRun.Trigger.CRON);
        var run = started.end().orElseThrow().join();
        assertThat(run.tally().sent()).isEqualTo(mails);
        assertThat(run.progress().people()).isEqualTo(PEOPLE);
        var all = log.statements();
        return all.subList(before, all.size());
    }

    /** Says of too many statements which are asked most often. */
    private static void isAtMost(int forEachPerson, List<String> statements) {
        assertThat(statements.size())
                .as(often(statements, PEOPLE / 2))
                .isGreaterThan(PEOPLE)
                .isLessThanOrEqualTo(OF_A_RUN + forEachPerson * PEOPLE);
    }

    private static String often(List<String> statements, int least) {
        return statements.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(statement -> statement.getValue() >= least)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(statement -> statement.getValue() + " x " + statement.getKey())
                .collect(Collectors.joining("\n"));
    }
}
