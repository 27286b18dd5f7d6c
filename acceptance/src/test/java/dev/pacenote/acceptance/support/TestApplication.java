package dev.pacenote.acceptance.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.acceptance.support.assembly.MixedAssembly;
import dev.pacenote.acceptance.support.assembly.QuickLimits;
import dev.pacenote.acceptance.support.assembly.RunningService;
import dev.pacenote.acceptance.support.assembly.ServerAssembly;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.SchemaMigrations;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.Track;
import dev.pacenote.sandbox.World;
import dev.pacenote.server.PacenoteServer;
import dev.pacenote.server.connections.ServerLimits;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Everything around the server: a Trackmania, a mail server, a database of its own, a clock; and
 * the server itself, configured by environment variables like a real one.
 */
public final class TestApplication implements AutoCloseable {

    public static final String PASSWORD = "correct horse";
    public static final String CRON_SECRET = "cron-secret-of-the-tests";

    /** Where parts are kept in DynamoDB. */
    private static final Set<String> PARTS =
            Set.of("PARTS_STORE", "PARTS_TABLE_NAME", "STOCK_TABLE_NAME");

    /** Ends a test that would wait for ever, however busy the machine is. */
    private static final Duration DEADLINE = Duration.ofMinutes(3);

    static {
        // A mail server whose client hangs up throws on a thread of its own: no business of a test
        // that waits for something else.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        Awaitility.setDefaultTimeout(DEADLINE);
    }

    private static final EmbeddedPostgres POSTGRES = startPostgres();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** A schema that is up to date: to copy one takes a tenth of what it takes to make one. */
    private static final String UP_TO_DATE = upToDate();

    public final SettableClock clock;
    public final World world;
    public final Inventor inventor;
    public final Sandbox sandbox;
    public final GreenMail mail;
    private final TestMailbox mailbox;
    public final String databaseUrl;
    private final Map<String, String> environment = new HashMap<>();
    private Duration visibilityTimeout = LambdaAssembly.VISIBILITY_TIMEOUT;
    private UpstreamConfiguration.Limits upstreamLimits = QuickLimits.UPSTREAM;
    private @Nullable RunningService service;

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("max_connections", "400")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String upToDate() {
        var name = newDatabase("template0");
        SchemaMigrations.migrate(
                new PostgresStore.Settings(url(name), "", "", 4, Duration.ofMinutes(1)));
        return name;
    }

    /**
     * @param start the clock's first moment
     */
    public TestApplication(Instant start) {
        clock = new SettableClock(start);
        world = new World(clock, LocalDate.ofInstant(start, ZoneOffset.UTC));
        inventor = new Inventor(7);
        inventor.drivers(world, 120);
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        mailbox = new TestMailbox(mail);
        try {
            sandbox = new Sandbox(world, inventor, new Faults(7), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        databaseUrl = url(newDatabase(UP_TO_DATE));
        environment.putAll(
                Map.of(
                        "PORT", "0",
                        "PACENOTE_DATA", dataFolder(),
                        "DATABASE_URL", databaseUrl,
                        "CRON_SECRET", CRON_SECRET,
                        "PUBLIC_URL", "https://pacenote.example",
                        "SMTP_HOST", "127.0.0.1",
                        "SMTP_PORT", Integer.toString(mail.getSmtp().getPort()),
                        "SMTP_STARTTLS", "off",
                        "EMAIL_FROM", "news@pacenote.example",
                        "EMAIL_VERIFICATION", "off"));
        environment.putAll(
                Map.of(
                        "AUTHORIZATION", Sandbox.basicAuthorization(),
                        "USER_AGENT", "Pacenote / tests / tests@pacenote.example",
                        "OCLIENT_ID", Sandbox.oauthClientId(),
                        "OCLIENT_SECRET", Sandbox.oauthClientSecret(),
                        "AUTH_API_URL", sandbox.authUrl().toString(),
                        "LEAD_API", sandbox.url("live").toString(),
                        "OAUTH_API_URL", sandbox.url("oauth").toString(),
                        "TMX_API_URL", sandbox.url("tmx").toString(),
                        "UPSTREAM_REQUESTS_PER_SECOND", "100000"));
        environment.putAll(further());
    }

    /**
     * Another mix of adapters for a whole run of the suite: {@code
     * -Dpacenote.variables=NAME=value,NAME=value}.
     */
    private static Map<String, String> further() {
        return Stream.of(System.getProperty("pacenote.variables", "").split(","))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** One with nothing in it. */
    public static String newDatabase() {
        return url(newDatabase("template0"));
    }

    private static String newDatabase(String template) {
        var name = "app" + DATABASES.incrementAndGet();
        try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    private static String url(String database) {
        return POSTGRES.getJdbcUrl("postgres", database);
    }

    /** After what time a queue shows a message again that a worker did not finish. */
    public TestApplication visibilityTimeout(Duration time) {
        visibilityTimeout = time;
        return this;
    }

    /**
     * Waits for upstreams like a real server: where a stall of this machine must not be an absence.
     */
    public TestApplication patientWithUpstreams() {
        upstreamLimits = UpstreamConfiguration.Limits.DEFAULT;
        return this;
    }

    /** Gives an upstream up that says nothing: where it is told to say nothing. */
    public TestApplication hastyWithUpstreams() {
        upstreamLimits =
                new UpstreamConfiguration.Limits(
                        QuickLimits.UPSTREAM.connect(),
                        Duration.ofSeconds(2),
                        QuickLimits.UPSTREAM.firstRetry(),
                        QuickLimits.UPSTREAM.rest());
        return this;
    }

    public TestApplication with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What starts from here on has a data folder of its own: a second server beside the first. */
    public TestApplication withDataOfItsOwn() {
        return with("PACENOTE_DATA", dataFolder());
    }

    private static String dataFolder() {
        return TemporaryFolders.create("pacenote-app").toString();
    }

    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    private Configuration configuration() {
        return read(environment);
    }

    /** Starts a server beside whatever is open, on the same database. */
    public PacenoteServer startServer() {
        return PacenoteServer.start(configuration(), clock);
    }

    /** The same with other limits. */
    public PacenoteServer startServer(ServerLimits limits) {
        return PacenoteServer.start(configuration(), clock, limits);
    }

    private Configuration read(Map<String, String> variables) {
        return switch (Configuration.read(variables)) {
            case Configuration.Result.Complete(var configuration) ->
                    configuration.withUpstreamLimits(upstreamLimits);
            case Configuration.Result.Refused(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    /** Starts the service in this process; what the clock starts by itself stays off. */
    public Api open() {
        service =
                switch (Assembly.current()) {
                    case SERVER -> ServerAssembly.open(configuration(), clock);
                    case LAMBDA -> LambdaAssembly.open(withResources(), clock, upstreamLimits);
                    case MIXED -> MixedAssembly.open(withResources(), clock, this::read);
                };
        return new Api(service.port());
    }

    private Map<String, String> withResources() {
        if (!environment.containsKey("SCHEDULER_QUEUE_URL")) {
            environment.putAll(LambdaAssembly.createResources(visibilityTimeout));
            if (!environment.containsKey("FEATURES")) {
                // They alone would switch parts on.
                environment.keySet().removeAll(PARTS);
            }
        }
        return environment;
    }

    /** Whether the service runs in this process. */
    public boolean isOpen() {
        return service != null;
    }

    public RunningService service() {
        return Objects.requireNonNull(service, "nothing is open");
    }

    /** For what nobody can do or see from outside. */
    public Insides insides() {
        return new Insides(service());
    }

    public void lookAround() {
        service().lookAround();
    }

    public void stop() {
        if (service != null) {
            service.close();
            service = null;
        }
    }

    /** Somebody drives a record now. */
    public void drive(Track track, Player player, int score) {
        var control = URI.create(sandbox.url("control") + "/records");
        var api = new Api(control.getPort());
        var answer =
                api.send(
                        api.json("/control/records")
                                .POST(
                                        Api.body(
                                                Map.of(
                                                        "mapUid", track.uid(),
                                                        "accountId", player.id().toString(),
                                                        "name", player.name(),
                                                        "zone", player.zone(),
                                                        "score", score))));
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    public TestMailbox mailbox() {
        return mailbox;
    }

    @Override
    public void close() {
        stop();
        sandbox.close();
        mail.stop();
    }
}
