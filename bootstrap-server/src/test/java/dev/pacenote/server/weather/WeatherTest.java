package dev.pacenote.server.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.adapters.out.email.delivery.Mailbox;
import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.admin.ListAccounts;
import dev.pacenote.application.admin.ShowStats;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.ExportAccount;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.platform.job.JobBatch;
import dev.pacenote.application.platform.retention.PurgeExpired;
import dev.pacenote.application.platform.retention.PurgeExpired.Purged;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import dev.pacenote.server.PacenoteServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small area moves into a real server with its own files alone, and out again. */
class WeatherTest {

    @TempDir private static Path folder;

    private static PacenoteServer without;
    private static PacenoteServer with;

    @BeforeAll
    static void start() {
        without = server("without", "trackmania");
        with = server("with", "trackmania,weather");
    }

    @AfterAll
    static void stop() {
        Stream.of(with, without).forEach(PacenoteServer::close);
    }

    private static PacenoteServer server(String name, String features) {
        var variables =
                Map.of(
                        "PORT", "0",
                        "PACENOTE_DATA", folder.resolve(name).toString(),
                        "PACENOTE_SANDBOX", "on",
                        "FEATURES", features,
                        "ADMIN_USERNAME", "Frog",
                        "ADMIN_EMAIL", "frog@example.org",
                        "ADMIN_PASSWORD", "a long enough password");
        return switch (Configuration.read(variables)) {
            case Configuration.Result.Complete(var configuration) ->
                    PacenoteServer.start(configuration, InstantSource.system());
            case Configuration.Result.Refused(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }

    private static Account frog(PacenoteServer server) {
        return server.bean(Accounts.class)
                .findByLogin(LoginKey.of("frog@example.org"))
                .orElseThrow();
    }

    private static List<String> settings(PacenoteServer server) {
        return server.bean(ChangeSettings.class).all().stream()
                .map(value -> value.setting())
                .map(SettingDefinition::key)
                .toList();
    }

    private static List<String> purged(PacenoteServer server) {
        return server.bean(PurgeExpired.class).purge().stream().map(Purged::store).toList();
    }

    private static Map<String, Object> export(PacenoteServer server) {
        return ((ExportAccount.Result.Exported)
                        server.bean(ExportAccount.class).export(frog(server).id()))
                .everything();
    }

    private static String health(PacenoteServer server) throws IOException, InterruptedException {
        return get(server, "/health/ready").body();
    }

    private static HttpResponse<String> get(PacenoteServer server, String path)
            throws IOException, InterruptedException {
        return send(request(server, path));
    }

    private static HttpRequest.Builder request(PacenoteServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String shownToFrog(PacenoteServer server, String path)
            throws IOException, InterruptedException {
        var login =
                send(
                        request(server, "/api/v1/users/login")
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"email\":\"frog@example.org\","
                                                        + "\"password\":\"a long enough"
                                                        + " password\"}")));
        var token = new ObjectMapper().readTree(login.body()).path("access_token").asText();
        return send(request(server, path).header("Authorization", "Bearer " + token)).body();
    }

    @Test
    void its_route_is_there_and_the_web_app_hears_of_the_area()
            throws IOException, InterruptedException {
        assertThat(get(with, "/api/weather").body()).contains("fog");
        assertThat(get(without, "/api/weather").statusCode()).isEqualTo(404);
        assertThat(get(with, "/api/v1/areas").body()).contains("[\"trackmania\",\"weather\"]");
        assertThat(get(without, "/api/v1/areas").body()).contains("[\"trackmania\"]");
    }

    @Test
    void its_setting_is_the_last_of_all() {
        assertThat(settings(without)).hasSizeGreaterThan(2).doesNotContain("max_weather_reports");
        assertThat(settings(with))
                .startsWith(settings(without).toArray(String[]::new))
                .endsWith("max_weather_reports")
                .hasSize(settings(without).size() + 1);
    }

    @Test
    void its_setting_and_its_limit_are_obeyed_and_its_expired_rows_go() {
        var reports = with.bean(WeatherReports.class);
        var frog = frog(with);
        var now = InstantSource.system().instant();

        assertThat(reports.add(frog.id(), "old fog", now.minus(Duration.ofDays(8)))).isTrue();
        assertThat(reports.add(frog.id(), "rain", now)).isTrue();
        assertThat(reports.add(frog.id(), "snow", now)).as("beyond the setting").isFalse();
        with.bean(ChangeSettings.class).change(frog.id(), WeatherReports.MAX_REPORTS, 10);
        assertThat(reports.add(frog.id(), "snow", now)).as("beyond the limit").isFalse();

        assertThat(with.bean(PurgeExpired.class).purge())
                .contains(new Purged.Done("weather-reports", 1, false));
        assertThat(reports.of(frog.id())).containsExactly("rain");
        assertThat(purged(without)).hasSizeGreaterThan(3).doesNotContain("weather-reports");

        assertThat(export(with)).containsKey("weatherReports");
        assertThat(export(without)).doesNotContainKey("weatherReports").hasSizeGreaterThan(5);
        var listed = with.bean(ListAccounts.class).list(Optional.of("frog@"), Optional.empty());
        assertThat(listed.accounts().getFirst().attributes()).containsEntry("weatherReports", 1);

        with.bean(AccountOutbox.class)
                .change(
                        changes -> {
                            changes.forgetTraces(frog.id());
                            return true;
                        });
        assertThat(reports.of(frog.id())).as("reports of an account that is gone").isEmpty();
    }

    private static DailyRun run(PacenoteServer server)
            throws InterruptedException, ExecutionException, TimeoutException {
        var start = server.bean(RunLauncher.class).start(DailyRun.Trigger.ADMIN);
        assertThat(start).isInstanceOf(RunStart.Started.class);
        return ((RunStart.Started) start).end().orElseThrow().get(2, TimeUnit.MINUTES);
    }

    @Test
    void its_news_is_found_by_the_daily_run_and_told_in_the_daily_mail_in_its_own_words()
            throws InterruptedException, ExecutionException, TimeoutException {
        with.bean(WeatherNews.class).listen(frog(with).id());

        assertThat(run(with).tally().sent()).isEqualTo(1);
        assertThat(run(without).state()).isEqualTo(RunState.COMPLETED);

        var mail = with.bean(Mailbox.class).items().getFirst();
        assertThat(mail.subject()).endsWith(": 1 storm over you");
        assertThat(mail.text())
                .contains("Storms over you", "It comes from the west.")
                .contains("You get this mail because you listen for storms.\n");
        assertThat(mail.html()).contains("Storms over you", "It comes from the west.");
        assertThat(without.bean(Mailbox.class).items()).isEmpty();
    }

    @Test
    void a_message_asks_for_its_sections() {
        assertThat(with.bean(Topics.class).byMessageType())
                .containsEntry("storm_check", WeatherNews.STORM)
                .containsAllEntriesOf(without.bean(Topics.class).byMessageType());
        assertThat(without.bean(Topics.class).byMessageType())
                .hasSizeGreaterThan(1)
                .doesNotContainKey("storm_check");
    }

    @Test
    void two_areas_that_define_one_topic_do_not_start() {
        System.setProperty(WeatherFactory.TWICE, "true");
        try {
            assertThatThrownBy(() -> server("twice", "trackmania,weather"))
                    .hasMessageContaining("two areas define the topic weather.storm");
        } finally {
            System.clearProperty(WeatherFactory.TWICE);
        }
    }

    @Test
    void what_it_knows_about_accounts_is_shown_and_documented() throws Exception {
        assertThat(shownToFrog(with, "/api/v1/users/profile"))
                .contains("\"weatherReports\":")
                .doesNotContain("favouriteWeather");
        assertThat(shownToFrog(with, "/api/v1/admin/users"))
                .contains("\"weather_reports\":", "\"favourite_weather\":null");
        assertThat(shownToFrog(without, "/api/v1/users/profile"))
                .contains("\"timezone\":")
                .doesNotContain("weather");
        assertThat(get(with, "/openapi.yml").body())
                .contains("weatherReports:", "weather_reports:", "favourite_weather:");
        assertThat(get(without, "/openapi.yml").body())
                .contains("tmxUserId:")
                .doesNotContain("weather");
    }

    @Test
    void its_job_runs_with_the_others() {
        assertThat(without.bean(JobBatch.class).runFrequent())
                .contains("outbox")
                .doesNotContain("weather-forecast");

        assertThat(with.bean(JobBatch.class).runFrequent()).contains("weather-forecast");

        assertThat(with.bean(WeatherReports.class).forecasts()).isPositive();
    }

    @Test
    void its_state_is_shown() throws IOException, InterruptedException {
        assertThat(health(with)).contains("\"weatherStation\":\"UP\"", "\"weather\":3");
        assertThat(health(without)).contains("\"account-mails\":").doesNotContain("weather");
        assertThat(with.bean(ShowStats.class).now().others()).containsKey("weather_reports");
        assertThat(without.bean(ShowStats.class).now().others())
                .containsOnlyKeys("maps_being_watched");
    }

    @Test
    void sessions_of_a_deleted_account_end_before_anything_else_of_it_is_erased()
            throws IOException, InterruptedException {
        logIn(with);
        var frog = frog(with).id();
        assertThat(with.bean(Sessions.class).of(frog, InstantSource.system().instant()))
                .isNotEmpty();

        with.bean(AccountOutbox.class)
                .change(
                        changes -> {
                            changes.forgetTraces(frog);
                            return true;
                        });

        assertThat(with.bean(SessionWitness.class).open()).isNotEmpty().containsOnly(0);
    }

    private static void logIn(PacenoteServer server) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://localhost:" + server.port() + "/api/v1/users/login");
            var credentials =
                    """
                    {"username": "Frog", "password": "a long enough password"}
                    """;
            var request =
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(credentials))
                            .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }
}
