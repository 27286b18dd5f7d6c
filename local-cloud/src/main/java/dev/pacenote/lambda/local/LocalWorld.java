package dev.pacenote.lambda.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.SchemaMigrations;
import dev.pacenote.lambda.local.standin.SesStandIn;
import dev.pacenote.lambda.local.standin.SsmStandIn;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything around a function that runs in a process of its own: stores, queues, a Trackmania, and
 * mail that goes nowhere. For measuring, and for teaching a package what it will need.
 */
public final class LocalWorld implements AutoCloseable {

    /** Who has uploaded maps. */
    public static final List<String> AUTHORS = List.of("fox", "hare", "wolf");

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(16);
    private static final String PASSWORD = "correct horse";

    private final EmbeddedPostgres postgres;
    private final LocalAws aws = LocalAws.start();
    private final SesStandIn ses;
    private final SsmStandIn secrets =
            new SsmStandIn(
                    Map.of(
                            "JWT_SECRET",
                            "the secret of all functions of this world",
                            "OCLIENT_SECRET",
                            Sandbox.oauthClientSecret()));
    private final World trackmania;
    private final Sandbox sandbox;
    private final Map<String, String> variables;

    /** Whose mail goes nowhere. */
    public LocalWorld() {
        this((_, _) -> SesStandIn.Sink.Word.ACCEPTED, VISIBILITY_TIMEOUT);
    }

    /**
     * @param post where everything goes that SES would deliver
     * @param hidden how long a message is not seen again while somebody works on it
     */
    public LocalWorld(SesStandIn.Sink post, Duration hidden) {
        ses = new SesStandIn(post);
        try {
            postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
            var today = LocalDate.now(ZoneOffset.UTC);
            trackmania = new World(InstantSource.system(), today.minusDays(3));
            var inventor = new Inventor(7);
            inventor.drivers(trackmania, 50);
            for (int i = 0; i < AUTHORS.size(); i++) {
                inventor.author(
                        trackmania,
                        new TmxUser(i + 1, AUTHORS.get(i)),
                        5,
                        50,
                        Inventor.Pace.STILL,
                        today.minusDays(3));
            }
            sandbox = new Sandbox(trackmania, inventor, new Faults(7), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var database = postgres.getJdbcUrl("postgres", "postgres");
        SchemaMigrations.migrate(
                new PostgresStore.Settings(database, "", "", 2, Duration.ofSeconds(5)));
        variables = new HashMap<>(aws.createResources("world", hidden));
        // Nobody sends a file here.
        variables.put("ATTACHMENTS_BUCKET_NAME", "attachments");
        variables.put("AWS_ENDPOINT_URL_SESV2", ses.url().toString());
        variables.put("SES_FROM", "news@pacenote.example");
        variables.put("DATABASE_URL", database);
        variables.put("PACENOTE_SECRETS", SsmStandIn.PATH);
        variables.put("AWS_ENDPOINT_URL_SSM", secrets.url().toString());
        variables.put("EMAIL_VERIFICATION", "off");
        variables.put("PUBLIC_URL", "https://pacenote.example");
        variables.put("AUTHORIZATION", Sandbox.basicAuthorization());
        variables.put("USER_AGENT", "Pacenote / local / nobody@sandbox.example");
        variables.put("OCLIENT_ID", Sandbox.oauthClientId());
        variables.put("AUTH_API_URL", sandbox.authUrl().toString());
        variables.put("LEAD_API", sandbox.url("live").toString());
        variables.put("OAUTH_API_URL", sandbox.url("oauth").toString());
        variables.put("TMX_API_URL", sandbox.url("tmx").toString());
        variables.put("UPSTREAM_REQUESTS_PER_SECOND", "1000");
    }

    /** What the functions run with. */
    public Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    /** Somebody beats every record there is. */
    public void beatEverything() {
        var nova =
                new Player(UUID.fromString("00000000-0000-4000-8000-000000000009"), "Nova", "Riga");
        trackmania.tracks().forEach(track -> trackmania.drive(track, nova, 40));
    }

    public LocalAws aws() {
        return aws;
    }

    /** An event as the gateway would make it. */
    public static byte[] request(String method, String path, String token, String body) {
        var event = JSON.createObjectNode().put("version", "2.0").put("rawPath", path);
        event.put("rawQueryString", "").put("body", body).put("isBase64Encoded", false);
        var headers = event.putObject("headers").put("content-type", "application/json");
        if (!token.isEmpty()) {
            headers.put("authorization", "Bearer " + token);
        }
        event.putObject("requestContext")
                .put("stage", "$default")
                .putObject("http")
                .put("method", method)
                .put("sourceIp", "192.0.2.1");
        return event.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The answer's body, which must be of this status. */
    public static JsonNode answer(byte[] answer, int status) throws IOException {
        var json = JSON.readTree(answer);
        if (json.path("statusCode").asInt() != status) {
            throw new IllegalStateException(json.toString());
        }
        return JSON.readTree(json.path("body").asText("null"));
    }

    /** Registers somebody through the API, and logs them in. */
    public static String newcomer(RuntimeApi api, String name)
            throws IOException, InterruptedException {
        var mail = name + "@example.org";
        answer(
                api.invoke(
                        request(
                                "POST",
                                "/api/v1/users/register",
                                "",
                                JSON.createObjectNode()
                                        .put("username", name)
                                        .put("email", mail)
                                        .put("password", PASSWORD)
                                        .toString())),
                201);
        return answer(
                        api.invoke(
                                request(
                                        "POST",
                                        "/api/v1/users/login",
                                        "",
                                        JSON.createObjectNode()
                                                .put("email", mail)
                                                .put("password", PASSWORD)
                                                .toString())),
                        200)
                .path("access_token")
                .asText();
    }

    @Override
    public void close() {
        sandbox.close();
        ses.close();
        secrets.close();
        aws.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
