package dev.pacenote.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.platform.WebConfiguration;
import dev.pacenote.adapters.out.email.delivery.MailTransport;
import dev.pacenote.adapters.out.email.delivery.bounce.BounceMailboxConfiguration;
import dev.pacenote.adapters.out.email.delivery.smtp.Encryption;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpConfiguration;
import dev.pacenote.adapters.out.postgres.platform.DatabaseConfiguration;
import dev.pacenote.adapters.out.security.identity.token.TokenConfiguration;
import dev.pacenote.adapters.out.trackmania.TrackmaniaLogin;
import dev.pacenote.application.identity.account.RegisterAccount.Verification;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import dev.pacenote.assembly.configuration.FirstAdminConfiguration;
import dev.pacenote.assembly.configuration.SearchConfiguration.Queue;
import dev.pacenote.assembly.configuration.SessionConfiguration.Store;
import dev.pacenote.assembly.parts.PartsConfiguration;
import dev.pacenote.assembly.trackmania.TrackmaniaArea;
import dev.pacenote.configuration.Choices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    private static final Map<String, String> REAL =
            Map.of(
                    "AUTHORIZATION", "c2VydmljZV9mb3g6cGFzcw==",
                    "USER_AGENT", "Pacenote / fox / fox@example.org",
                    "OCLIENT_ID", "id",
                    "OCLIENT_SECRET", "oauth-secret",
                    "EMAIL_USER", "fox@gmail.example",
                    "EMAIL_PASS", "mail-secret");

    private static Configuration complete(Map<String, String> variables) {
        return switch (Configuration.read(variables)) {
            case Configuration.Result.Complete(var configuration) -> configuration;
            case Configuration.Result.Refused(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    private static List<String> problems(Map<String, String> variables) {
        return switch (Configuration.read(variables)) {
            case Configuration.Result.Complete complete ->
                    throw new AssertionError("accepted: " + complete);
            case Configuration.Result.Refused(var problems) -> problems;
        };
    }

    private static Map<String, String> real(String... changes) {
        var variables = new HashMap<>(REAL);
        for (int i = 0; i < changes.length; i += 2) {
            variables.put(changes[i], changes[i + 1]);
        }
        return variables;
    }

    private static Map<String, String> realWithout(String... names) {
        var variables = new HashMap<>(REAL);
        List.of(names).forEach(variables::remove);
        return variables;
    }

    @Test
    void limits_are_whole_numbers_from_one_on_and_a_directory_is_open_or_closed() {
        var wrong =
                Map.of(
                        "MESSAGES_PER_MINUTE", "0",
                        "FIRST_CONTACTS_PER_DAY", "-1",
                        "LIMIT_BLOCKS", "many",
                        "LIMIT_READ_STATE_CHANGES_PER_MINUTE", "0",
                        "LIMIT_EMAIL_CHANGES_PER_HOUR", "1.5",
                        "MESSAGE_RETENTION_DAYS", "0",
                        "MESSAGES_DIRECTORY", "ajar");

        assertThat(problems(wrong))
                .hasSize(wrong.size())
                .allSatisfy(
                        problem ->
                                assertThat(wrong)
                                        .containsKey(problem.substring(0, problem.indexOf(' '))));
    }

    @Test
    void a_client_in_a_folder_has_a_page_and_an_address_of_its_own(@TempDir Path folder)
            throws IOException {
        var other = "http://localhost:5173";
        assertThat(problems(Map.of("STREAMS_WEB_DIR", folder.toString(), "FRONTEND_URL", other)))
                .containsExactly("STREAMS_WEB_DIR must be a folder with a file index.html.");
        Files.writeString(folder.resolve("index.html"), "");
        assertThat(complete(Map.of("STREAMS_WEB_DIR", folder.toString(), "FRONTEND_URL", other)))
                .isNotNull();
        var shared =
                "STREAMS_WEB_DIR needs FRONTEND_URL, with another host or port than PUBLIC_URL.";
        assertThat(problems(Map.of("STREAMS_WEB_DIR", folder.toString()))).containsExactly(shared);
        assertThat(
                        problems(
                                Map.of(
                                        "STREAMS_WEB_DIR",
                                        folder.toString(),
                                        "FRONTEND_URL",
                                        "http://localhost:3000")))
                .containsExactly(shared);
    }

    @Test
    void how_logs_are_written_is_checked_like_everything_else() {
        assertThat(complete(Map.of("PACENOTE_LOG_FORMAT", "json", "PACENOTE_LOG_LEVEL", "DEBUG")))
                .isNotNull();
        assertThat(problems(Map.of("PACENOTE_LOG_FORMAT", "xml", "PACENOTE_LOG_LEVEL", "LOUD")))
                .containsExactly(
                        "PACENOTE_LOG_FORMAT must be one of console, json.",
                        "PACENOTE_LOG_LEVEL must be one of ERROR, WARN, INFO, DEBUG, TRACE.");
    }

    @Test
    void nothing_configured_is_the_sandbox_with_every_default() {
        var c = complete(Map.of());

        assertThat(c.sandbox()).isTrue();
        assertThat(c.mail()).isEmpty();
        assertThat(c.port()).isEqualTo(3000);
        assertThat(c.data()).isEqualTo(Path.of("./data"));
        assertThat(c.database()).isEmpty();
        assertThat(c.get(WebConfiguration.class).cronSecret()).isEmpty();
        assertThat(c.publicUrl()).isEqualTo("http://localhost:3000");
        assertThat(c.sessionStore()).isEqualTo(Store.POSTGRES);
        assertThat(c.verification()).isEqualTo(Verification.OFF);
        assertThat(c.schedule().at()).isEqualTo(LocalTime.of(5, 0));
        assertThat(c.schedule().zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(c.get(DailyRunConfiguration.class).maxNewRecordsPerMap()).isEqualTo(20);
        assertThat(c.get(DailyRunConfiguration.class).popularMapMessage())
                .isEqualTo("and {more} more");
        assertThat(c.get(WebConfiguration.class).trustedProxies())
                .containsExactly("127.0.0.0/8", "::1/128");
        assertThat(c.warnings()).isEmpty();
    }

    @Test
    void with_both_groups_the_sandbox_is_gone_and_gmail_is_the_mail_server() {
        var c = complete(REAL);

        assertThat(c.sandbox()).isFalse();
        var upstream = TrackmaniaArea.realServices(c).orElseThrow();
        assertThat(upstream.authUrl())
                .hasToString(
                        "https://prod.trackmania.core.nadeo.online/v2/authentication/token/basic");
        assertThat(upstream.liveUrl()).hasToString("https://live-services.trackmania.nadeo.live");
        assertThat(upstream.oauthUrl()).hasToString("https://api.trackmania.com");
        assertThat(upstream.exchangeUrl()).hasToString("https://trackmania.exchange");
        assertThat(upstream.requestsPerSecond()).isEqualTo(2);
        var mail = c.mail().orElseThrow();
        assertThat(mail.host()).isEqualTo("smtp.gmail.com");
        assertThat(mail.port()).isEqualTo(587);
        assertThat(mail.encryption()).isEqualTo(Encryption.REQUIRED);
        assertThat(mail.sender().value()).isEqualTo("fox@gmail.example");
        assertThat(c.verification()).isEqualTo(Verification.REQUIRED);
        assertThat(c.warnings()).singleElement().asString().contains("PUBLIC_URL");
    }

    @Test
    void a_bounce_mailbox_is_encrypted_and_set_whole_or_not_at_all() {
        assertThat(complete(REAL).bounces()).isEmpty();
        assertThat(
                        complete(
                                        real(
                                                "BOUNCE_IMAP_HOST", "imap.example",
                                                "BOUNCE_IMAP_USER", "news",
                                                "BOUNCE_IMAP_PASS", "bounce-secret"))
                                .bounces())
                .contains(
                        new BounceMailboxConfiguration(
                                "imap.example", 993, "news", "bounce-secret", Encryption.REQUIRED));
        assertThat(problems(real("BOUNCE_IMAP_HOST", "imap.example")))
                .containsExactly(
                        "The bounce mailbox needs BOUNCE_IMAP_USER, BOUNCE_IMAP_PASS as well.");
        assertThat(problems(real("BOUNCE_IMAP_PORT", "1143")))
                .containsExactly(
                        "The bounce mailbox needs BOUNCE_IMAP_HOST, BOUNCE_IMAP_USER,"
                                + " BOUNCE_IMAP_PASS as well.");
        assertThat(
                        problems(
                                Map.of(
                                        "BOUNCE_IMAP_HOST", "imap.example",
                                        "BOUNCE_IMAP_USER", "news",
                                        "BOUNCE_IMAP_PASS", "bounce-secret")))
                .singleElement()
                .asString()
                .contains("EMAIL_USER or SMTP_HOST is missing");
    }

    @Test
    void every_variable_is_read() {
        var c =
                complete(
                        real(
                                "PORT", "8080",
                                "PACENOTE_DATA", "/srv/pacenote",
                                "DATABASE_URL",
                                        "postgres://me:p%40ss@db.example:6543/pn?sslmode=require",
                                "JWT_SECRET", "x".repeat(32),
                                "CRON_SECRET", "cron",
                                "METRICS_TOKEN", "metrics",
                                "ALLOWED_ORIGIN", "https://a.example, https://b.example",
                                "TRUSTED_PROXIES", "10.0.0.0/8",
                                "PUBLIC_URL", "https://pacenote.example/",
                                "SESSION_STORE", "memory",
                                "ADMIN_EMAIL", "a@example.org",
                                "ADMIN_USERNAME", "Admin",
                                "ADMIN_PASSWORD", "long enough",
                                "SMTP_HOST", "mail.example",
                                "SMTP_PORT", "2525",
                                "SMTP_STARTTLS", "off",
                                "EMAIL_FROM", "News@pacenote.example",
                                "EMAIL_VERIFICATION", "off",
                                "UPSTREAM_REQUESTS_PER_SECOND", "0.5",
                                "TMX_API_URL", "http://127.0.0.1:9/tmx/",
                                "DAILY_RUN_AT", "06:30",
                                "DAILY_RUN_ZONE", "Europe/Riga",
                                "MAX_NEW_RECORDS_PER_MAP", "7",
                                "POPULAR_MAP_MESSAGE", "{shown} of many"));

        assertThat(c.port()).isEqualTo(8080);
        assertThat(c.data()).isEqualTo(Path.of("/srv/pacenote"));
        var database = c.database().orElseThrow();
        assertThat(database.jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example:6543/pn?sslmode=require");
        assertThat(database.user()).isEqualTo("me");
        assertThat(database.password()).isEqualTo("p@ss");
        assertThat(c.tokenSecret()).contains("x".repeat(32).getBytes(StandardCharsets.UTF_8));
        assertThat(c.get(WebConfiguration.class).cronSecret()).contains("cron");
        assertThat(c.get(WebConfiguration.class).metricsToken()).contains("metrics");
        assertThat(c.get(WebConfiguration.class).allowedOrigins())
                .containsExactly("https://a.example", "https://b.example");
        assertThat(c.get(WebConfiguration.class).trustedProxies()).containsExactly("10.0.0.0/8");
        assertThat(c.publicUrl()).isEqualTo("https://pacenote.example");
        assertThat(c.sessionStore()).isEqualTo(Store.MEMORY);
        assertThat(c.admin().orElseThrow().username().value()).isEqualTo("Admin");
        assertThat(c.mail().orElseThrow().host()).isEqualTo("mail.example");
        assertThat(c.mail().orElseThrow().port()).isEqualTo(2525);
        assertThat(c.mail().orElseThrow().encryption()).isEqualTo(Encryption.OFF);
        assertThat(c.mail().orElseThrow().sender().value()).isEqualTo("news@pacenote.example");
        assertThat(c.verification()).isEqualTo(Verification.OFF);
        assertThat(TrackmaniaArea.realServices(c).orElseThrow().requestsPerSecond()).isEqualTo(0.5);
        assertThat(TrackmaniaArea.realServices(c).orElseThrow().exchangeUrl())
                .hasToString("http://127.0.0.1:9/tmx");
        assertThat(c.schedule().at()).isEqualTo(LocalTime.of(6, 30));
        assertThat(c.schedule().zone()).isEqualTo(ZoneId.of("Europe/Riga"));
        assertThat(c.get(DailyRunConfiguration.class).maxNewRecordsPerMap()).isEqualTo(7);
        assertThat(c.get(DailyRunConfiguration.class).popularMapMessage())
                .isEqualTo("{shown} of many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USER_AGENT",
                "METRICS_TOKEN",
                "CRON_SECRET",
                "ALLOWED_ORIGIN",
                "OCLIENT_ID",
                "EMAIL_FROM",
                "EMAIL_USER",
                "SMTP_HOST",
                "POPULAR_MAP_MESSAGE",
                "PUBLIC_URL",
                "PACENOTE_DATA"
            })
    void a_control_character_is_refused_and_its_variable_named(String name) {
        for (var control : List.of("\0", "\r\nX-Other: ", "\t", "\u0085")) {
            assertThat(problems(real(name, "a" + control + "b")))
                    .anySatisfy(problem -> assertThat(problem).contains(name));
        }
    }

    @Test
    void what_can_stand_in_a_header_is_taken() {
        var c =
                complete(
                        real(
                                "USER_AGENT", "Pacenote / Jos\u00e9 / jose@example.org",
                                "CRON_SECRET", "a !~ secret",
                                "ALLOWED_ORIGIN", "https://a.example/, http://[::1]:5173, app://x",
                                "PUBLIC_URL", "https://pacenote.example/f\u00fcr"));

        assertThat(TrackmaniaArea.realServices(c).orElseThrow().userAgent()).contains("Jos\u00e9");
        assertThat(c.get(WebConfiguration.class).cronSecret()).contains("a !~ secret");
        assertThat(c.get(WebConfiguration.class).allowedOrigins())
                .containsExactly("https://a.example", "http://[::1]:5173", "app://x");
        assertThat(c.publicUrl()).isEqualTo("https://pacenote.example/f%C3%BCr");
    }

    @Test
    void a_primary_and_its_standbys_are_one_address() {
        assertThat(
                        complete(
                                        Map.of(
                                                "DATABASE_URL",
                                                "postgres://u:p@a.example,b.example:6432/n?x=y"))
                                .database()
                                .orElseThrow()
                                .jdbcUrl())
                .isEqualTo("jdbc:postgresql://a.example,b.example:6432/n?x=y");
    }

    @Test
    void a_half_group_is_refused_and_the_missing_part_named() {
        assertThat(problems(realWithout("EMAIL_PASS")).getFirst()).contains("EMAIL_PASS");
        assertThat(problems(realWithout("USER_AGENT", "OCLIENT_ID")).getFirst())
                .contains("USER_AGENT", "OCLIENT_ID");
        assertThat(problems(realWithout("EMAIL_USER", "EMAIL_PASS")).getFirst())
                .contains("EMAIL_USER");
        assertThat(problems(Map.of("EMAIL_USER", "a@b.c", "EMAIL_PASS", "p")).getFirst())
                .contains("AUTHORIZATION");
        assertThat(problems(Map.of("PACENOTE_SANDBOX", "off"))).hasSize(2);
        assertThat(problems(Map.of("ADMIN_EMAIL", "a@b.c")).getFirst())
                .contains("ADMIN_USERNAME", "ADMIN_PASSWORD");
        assertThat(problems(Map.of("SMTP_HOST", "localhost")).getFirst()).contains("EMAIL_FROM");
        assertThat(problems(Map.of("OIDC_ISSUER", "https://issuer.example")))
                .containsExactly("An outside issuer needs OIDC_AUDIENCE as well.");
        assertThat(problems(Map.of("WEB_PUSH_PUBLIC_KEY", "B".repeat(87))).getFirst())
                .contains("WEB_PUSH_PRIVATE_KEY", "WEB_PUSH_SUBJECT");
        assertThat(problems(Map.of("WEB_PUSH_SUBJECT", "mailto:a@b.c")).getFirst())
                .contains("WEB_PUSH_PUBLIC_KEY", "WEB_PUSH_PRIVATE_KEY");
        assertThat(problems(Map.of("OIDC_AUDIENCE", "app")))
                .containsExactly("An outside issuer needs OIDC_ISSUER as well.");
        assertThat(problems(Map.of("OIDC_ISSUER", "http://issuer.example", "OIDC_AUDIENCE", "app")))
                .singleElement()
                .asString()
                .startsWith("OIDC_ISSUER must be an https address");
        assertThat(
                        problems(
                                Map.of(
                                        "DATABASE_URL", "postgres://a/b",
                                        "NEON_DB_CONNECTION_STRING", "postgres://a/c")))
                .hasSize(1);
    }

    @Test
    void webhooks_of_twitch_need_an_address_that_it_calls_but_in_the_sandbox() {
        var refused = "TWITCH_EVENTS=webhook needs API_BASE_URL with https on port 443.";
        var variables =
                new HashMap<>(
                        Map.of(
                                "FEATURES", "streams",
                                "DISCORD_CLIENT_ID", "1",
                                "DISCORD_CLIENT_SECRET", "2",
                                "DISCORD_BOT_TOKEN", "3",
                                "TWITCH_CLIENT_ID", "4",
                                "TWITCH_CLIENT_SECRET", "5",
                                "TWITCH_WEBHOOK_SECRET", "a secret of Twitch"));
        variables.putAll(Map.of("EMAIL_USER", "fox@gmail.example", "EMAIL_PASS", "mail-secret"));
        assertThat(complete(variables).sandbox()).isFalse();
        variables.put("TWITCH_EVENTS", "webhook");
        assertThat(problems(variables)).containsExactly(refused);
        variables.put("API_BASE_URL", "https://pacenote.example:8443");
        assertThat(problems(variables)).containsExactly(refused);

        variables.put("TWITCH_API_URL", "http://127.0.0.1:8080");
        assertThat(complete(variables).areas()).as("a stand-in for Twitch").hasSize(1);
        variables.remove("TWITCH_API_URL");
        variables.put("API_BASE_URL", "https://pacenote.example");
        assertThat(complete(variables).areas()).hasSize(1);
        assertThat(complete(Map.of("TWITCH_EVENTS", "webhook")).sandbox()).isTrue();
        assertThat(problems(Map.of("TWITCH_EVENTS", "pigeons"))).hasSize(1);
    }

    @Test
    void the_sandbox_can_be_kept_on_whatever_else_is_set() {
        var c = complete(real("PACENOTE_SANDBOX", "on"));

        assertThat(c.sandbox()).isTrue();
        assertThat(c.mail()).isEmpty();
    }

    @Test
    void every_area_is_on_unless_features_names_some_or_none() {
        assertThat(complete(real()).areas()).extracting(Area::name).containsExactly("trackmania");
        assertThat(complete(Map.of()).areas())
                .as("in the sandbox")
                .extracting(Area::name)
                .containsExactly("messages", "parts", "streams", "trackmania");
        assertThat(functions(new HashMap<>(FUNCTIONS)).areas())
                .extracting(Area::name)
                .containsExactly("trackmania");
        assertThat(complete(Map.of("FEATURES", " trackmania ,")).areas()).hasSize(1);
        assertThat(complete(Map.of("FEATURES", "none")).areas()).isEmpty();
        assertThat(problems(Map.of("FEATURES", "trackmania,football")))
                .containsExactly(
                        "FEATURES must be a comma list of messages, parts, streams, trackmania; or"
                                + " none.");
        assertThat(problems(Map.of("FEATURES", "none,trackmania"))).hasSize(1);
    }

    @Test
    void messages_are_on_when_they_are_named_and_need_their_tables_in_the_functions() {
        assertThat(complete(Map.of("FEATURES", "messages,trackmania")).areas())
                .extracting(Area::name)
                .containsExactly("messages", "trackmania");

        var variables = new HashMap<>(FUNCTIONS);
        variables.put("FEATURES", "messages");
        assertThat(Configuration.readForLambda(variables))
                .isInstanceOfSatisfying(
                        Configuration.Result.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .containsExactly(
                                                "Messages needs tables: MESSAGES_TABLE_NAME and the"
                                                        + " others of its group."));
    }

    @Test
    void parts_are_on_where_they_are_named_or_it_is_said_where_they_are_kept() {
        assertThat(complete(Map.of("FEATURES", "parts")).areas())
                .extracting(Area::name)
                .containsExactly("parts");
        var kept = new HashMap<>(real());
        kept.put("PARTS_STORE", "postgres");
        assertThat(complete(kept).areas()).extracting(Area::name).contains("parts");
        kept.put("FEATURES", "trackmania");
        assertThat(complete(kept).areas()).extracting(Area::name).containsExactly("trackmania");

        var variables = new HashMap<>(FUNCTIONS);
        variables.put("FEATURES", "parts");
        assertThat(Configuration.readForLambda(variables))
                .isInstanceOf(Configuration.Result.Refused.class);
    }

    @Test
    void parts_are_kept_where_it_is_said() {
        assertThat(complete(Map.of()).properties()).containsEntry(Choices.PARTS_STORE, "postgres");
        assertThat(complete(Map.of("PARTS_STORE", "dynamodb")).properties())
                .containsEntry(Choices.PARTS_STORE, "dynamodb");
    }

    @Test
    void parts_are_checked_each_hour_or_as_often_as_it_is_said() {
        assertThat(complete(Map.of()).get(PartsConfiguration.class).checkEvery())
                .isEqualTo(Duration.ofHours(1));
        for (var every : List.of("PT5M", "P1D")) {
            assertThat(
                            complete(Map.of("PARTS_CHECK_EVERY", every))
                                    .get(PartsConfiguration.class)
                                    .checkEvery())
                    .isEqualTo(Duration.parse(every));
        }
    }

    @Test
    void an_area_that_is_off_needs_no_variables_and_keeps_no_sandbox() {
        var mailOnly = realWithout("AUTHORIZATION", "USER_AGENT", "OCLIENT_ID", "OCLIENT_SECRET");
        assertThat(problems(mailOnly)).hasSize(1);
        mailOnly.put("FEATURES", "none");

        assertThat(complete(mailOnly).sandbox()).isFalse();
        assertThat(complete(mailOnly).verification()).isEqualTo(Verification.REQUIRED);
        assertThat(complete(Map.of("FEATURES", "none")).sandbox()).isTrue();
        assertThat(complete(Map.of("FEATURES", "none", "USER_AGENT", "half a group")).sandbox())
                .isTrue();
        assertThat(problems(Map.of("FEATURES", "none", "PACENOTE_SANDBOX", "off")))
                .singleElement()
                .asString()
                .startsWith("The sandbox ends only when mail is configured: ");
    }

    @Test
    void functions_without_the_area_need_none_of_its_variables() {
        var variables = new HashMap<>(FUNCTIONS);
        variables.put("PACENOTE_SANDBOX", "auto");
        assertThat(Configuration.readForLambda(variables))
                .isInstanceOf(Configuration.Result.Refused.class);
        variables.put("FEATURES", "none");

        assertThat(functions(variables).sandbox()).isFalse();
        assertThat(functions(variables).areas()).isEmpty();
    }

    private static final Map<String, String> FUNCTIONS =
            Map.of(
                    "PACENOTE_SANDBOX", "on",
                    "DATABASE_URL", "postgres://u:p@db.example/pn",
                    "JWT_SECRET", "x".repeat(32),
                    "SES_FROM", "news@pacenote.example",
                    "AWS_REGION", "eu-central-1");

    private static Configuration functions(Map<String, String> variables) {
        return switch (Configuration.readForLambda(variables)) {
            case Configuration.Result.Complete(var configuration) -> configuration;
            case Configuration.Result.Refused(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    @Test
    void the_functions_ignore_the_mail_server_of_the_server() {
        var variables = new HashMap<>(FUNCTIONS);
        variables.putAll(realWithout("EMAIL_USER", "EMAIL_PASS"));
        variables.put("PACENOTE_SANDBOX", "auto");
        variables.put("EMAIL_FROM", "news@pacenote.example");

        assertThat(functions(variables).sandbox()).isFalse();
        assertThat(functions(variables).verification()).isEqualTo(Verification.REQUIRED);
    }

    @Test
    void the_functions_name_everything_that_they_need_in_one_sentence() {
        assertThat(
                        switch (Configuration.readForLambda(Map.of())) {
                            case Configuration.Result.Complete complete ->
                                    throw new AssertionError("accepted: " + complete);
                            case Configuration.Result.Refused(var problems) -> problems;
                        })
                .contains("The Lambda assembly needs DATABASE_URL, JWT_SECRET, SES_FROM.")
                .anySatisfy(problem -> assertThat(problem).contains("AUTHORIZATION"));
    }

    @Test
    void no_record_repeats_a_secret_in_its_words() {
        var c =
                complete(
                        real(
                                "BOUNCE_IMAP_HOST", "imap.example",
                                "BOUNCE_IMAP_USER", "news",
                                "BOUNCE_IMAP_PASS", "bounce-hunter2",
                                "DATABASE_URL", "postgres://u:db-hunter2@db.example/pn",
                                "JWT_SECRET", "jwt-hunter2".repeat(4),
                                "CRON_SECRET", "cron-hunter2",
                                "METRICS_TOKEN", "metrics-hunter2",
                                "ADMIN_EMAIL", "a@example.org",
                                "ADMIN_USERNAME", "Admin",
                                "ADMIN_PASSWORD", "admin-hunter2"));

        assertThat(
                        List.of(
                                c.get(SmtpConfiguration.class),
                                c.get(BounceMailboxConfiguration.class),
                                c.get(DatabaseConfiguration.class),
                                c.get(TokenConfiguration.class),
                                c.get(WebConfiguration.class),
                                c.get(FirstAdminConfiguration.class),
                                c.get(TrackmaniaLogin.class),
                                c.properties(),
                                c))
                .allSatisfy(
                        record ->
                                assertThat(record.toString())
                                        .doesNotContain(
                                                "hunter2",
                                                "mail-secret",
                                                "oauth-secret",
                                                "c2VydmljZV9mb3g6cGFzcw"));
    }

    private static List<String> functionProblems(String... more) {
        var variables = new HashMap<>(FUNCTIONS);
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return switch (Configuration.readForLambda(variables)) {
            case Configuration.Result.Complete complete ->
                    throw new AssertionError("accepted: " + complete);
            case Configuration.Result.Refused(var problems) -> problems;
        };
    }

    private static Configuration functionsWith(String name, String value) {
        var variables = new HashMap<>(FUNCTIONS);
        variables.put(name, value);
        return functions(variables);
    }

    @Test
    void sessions_are_kept_where_the_assembly_has_a_store() {
        assertThat(complete(Map.of("SESSION_STORE", "postgres")).sessionStore())
                .isEqualTo(Store.POSTGRES);
        assertThat(complete(Map.of("SESSION_STORE", "dynamodb")).sessionStore())
                .isEqualTo(Store.DYNAMODB);
        assertThat(functionProblems("SESSION_STORE", "memory"))
                .containsExactly(
                        "SESSION_STORE=memory is for the server: each function has a memory of its"
                                + " own.");
        assertThat(functions(FUNCTIONS).sessionStore()).isEqualTo(Store.DYNAMODB);
        assertThat(functionsWith("SESSION_STORE", "postgres").sessionStore())
                .isEqualTo(Store.POSTGRES);
    }

    @Test
    void searches_wait_where_somebody_works_them_off() {
        assertThat(complete(Map.of()).searchQueue()).isEqualTo(Queue.DB);
        assertThat(complete(Map.of("SEARCH_QUEUE", "sqs")).searchQueue()).isEqualTo(Queue.SQS);
        assertThat(functions(FUNCTIONS).searchQueue()).isEqualTo(Queue.SQS);
        assertThat(functionProblems("SEARCH_QUEUE", "db"))
                .containsExactly(
                        "SEARCH_QUEUE=db is for the server: no function looks into a table of"
                                + " jobs.");
    }

    @Test
    void mail_leaves_as_the_assembly_does_unless_another_way_is_named() {
        assertThat(complete(Map.of()).mailTransport()).isEqualTo(MailTransport.SANDBOX);
        assertThat(complete(REAL).mailTransport()).isEqualTo(MailTransport.SMTP);
        assertThat(
                        complete(real("PACENOTE_SANDBOX", "on", "MAIL_TRANSPORT", "smtp"))
                                .mailTransport())
                .isEqualTo(MailTransport.SANDBOX);
        assertThat(functions(FUNCTIONS).mailTransport()).isEqualTo(MailTransport.SES);
        assertThat(functionProblems("MAIL_TRANSPORT", "sandbox"))
                .containsExactly(
                        "MAIL_TRANSPORT=sandbox is for the server: a function keeps no files.");
    }

    @Test
    void a_server_that_sends_by_ses_needs_its_sender_and_no_mail_server() {
        var bySes = realWithout("EMAIL_USER", "EMAIL_PASS");
        bySes.put("MAIL_TRANSPORT", "ses");
        assertThat(problems(bySes)).containsExactly("MAIL_TRANSPORT=ses needs SES_FROM as well.");

        bySes.put("SES_FROM", "news@pacenote.example");
        bySes.put("EMAIL_FROM", "half a group that nobody needs");
        var c = complete(bySes);
        assertThat(c.mailTransport()).isEqualTo(MailTransport.SES);
        assertThat(c.mail()).isEmpty();
        assertThat(c.sandbox()).isFalse();
        assertThat(c.verification()).isEqualTo(Verification.REQUIRED);
        assertThat(problems(Map.of("MAIL_TRANSPORT", "ses", "SES_FROM", "news@pacenote.example")))
                .singleElement()
                .asString()
                .contains("AUTHORIZATION");
    }

    @Test
    void real_records_may_go_to_the_mailbox_if_somebody_says_so() {
        var quiet = realWithout("EMAIL_USER", "EMAIL_PASS");
        quiet.put("MAIL_TRANSPORT", "sandbox");
        var c = complete(quiet);
        assertThat(c.mailTransport()).isEqualTo(MailTransport.SANDBOX);
        assertThat(c.sandbox()).isFalse();
        assertThat(c.verification()).isEqualTo(Verification.OFF);

        quiet.put("PACENOTE_SANDBOX", "off");
        assertThat(problems(quiet))
                .containsExactly(
                        "PACENOTE_SANDBOX=off and MAIL_TRANSPORT=sandbox contradict each other.");
    }

    @Test
    void who_sends_by_smtp_names_a_mail_server() {
        var nowhere = realWithout("EMAIL_USER", "EMAIL_PASS");
        nowhere.put("MAIL_TRANSPORT", "smtp");
        assertThat(problems(nowhere))
                .containsExactly(
                        "MAIL_TRANSPORT=smtp needs a mail server: EMAIL_USER and EMAIL_PASS (or"
                                + " SMTP_HOST and EMAIL_FROM) are missing.");

        var functions = new HashMap<>(FUNCTIONS);
        functions.putAll(REAL);
        functions.remove("SES_FROM");
        functions.put("PACENOTE_SANDBOX", "auto");
        functions.put("MAIL_TRANSPORT", "smtp");
        assertThat(functions(functions).mail().orElseThrow().sender().value())
                .isEqualTo("fox@gmail.example");
        functions.keySet().removeIf(name -> name.startsWith("EMAIL_"));
        assertThat(Configuration.readForLambda(functions))
                .isInstanceOfSatisfying(
                        Configuration.Result.Refused.class,
                        refused -> assertThat(refused.problems()).hasSize(1));
    }

    @Test
    void addresses_alone_do_not_end_the_sandbox() {
        assertThat(complete(Map.of("LEAD_API", "http://127.0.0.1:1")).sandbox()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, abc",
        "PORT, 70000",
        "PORT, -1",
        "MAX_NEW_RECORDS_PER_MAP, 0",
        "MAX_NEW_RECORDS_PER_MAP, 5abc",
        "MAX_NEW_RECORDS_PER_MAP, 1001",
        "JWT_SECRET, short",
        "AUTHORIZATION, not-base64!",
        "AUTHORIZATION, bm9jb2xvbg==",
        "DATABASE_URL, mysql://a/b",
        "DATABASE_URL, postgres://a",
        "DAILY_RUN_AT, 25:00",
        "DAILY_RUN_ZONE, Moon/Base",
        "SESSION_STORE, redis",
        "PARTS_STORE, redis",
        "PARTS_CHECK_EVERY, hourly",
        "PARTS_CHECK_EVERY, PT4M59S",
        "PARTS_CHECK_EVERY, PT24H1S",
        "SMTP_STARTTLS, maybe",
        "EMAIL_VERIFICATION, perhaps",
        "PACENOTE_SANDBOX, sometimes",
        "UPSTREAM_REQUESTS_PER_SECOND, 0",
        "UPSTREAM_REQUESTS_PER_SECOND, NaN",
        "TMX_API_URL, ftp://x",
        "PUBLIC_URL, pacenote",
        "TRUSTED_PROXIES, 10.0.0.0/40",
        "TRUSTED_PROXIES, proxy",
        "EMAIL_FROM, nobody",
        "EMAIL_FROM, b\u00fccher@pacenote.example",
        "USER_AGENT, Pacenote \u2192 fox",
        "USER_AGENT, \u041f\u0435\u0439\u0441\u043d\u043e\u0443\u0442",
        "CRON_SECRET, schl\u00fcssel",
        "METRICS_TOKEN, schl\u00fcssel",
        "ALLOWED_ORIGIN, https://b\u00fccher.example",
        "ALLOWED_ORIGIN, pacenote.example",
        "ALLOWED_ORIGIN, https://pacenote.example/app",
        "ALLOWED_ORIGIN, *",
        "AUTHORIZATION, c2Vyd\u0456",
        "DATABASE_URL, 'postgres://one,/b'",
        "FEATURES, football",
        "WEB_PUSH_HOSTS, 'push.example.net,https://'",
        "NOTICE_RETENTION_DAYS, 0",
        "STREAM_RETENTION_DAYS, 6",
        "WS_MAX_CONNECTIONS, 0",
        "WS_PER_ACCOUNT, 1001",
        "LIMIT_DEVICES, 0",
        "LIMIT_WEBHOOKS, 1001",
        "LIMIT_ANNOUNCEMENTS_PER_HOUR, none"
    })
    void a_wrong_value_is_refused_by_name_and_never_repeated(String name, String value) {
        var problems = problems(real(name, value));

        assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(name));
        assertThat(problems.toString()).doesNotContain("mail-secret", "oauth-secret", "c2Vydml");
    }
}
