package dev.pacenote.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.scheduler.ScheduledJobs;
import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.admin.ShowStats;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.platform.job.JobBatch;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchList;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanRegistration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server has, and has not, where every area is switched off. */
class FeaturesTest {

    @TempDir private static Path folder;

    private static PacenoteServer server;

    /**
     * What a request for a page does not need, and is there nevertheless when the server listens.
     */
    private static List<Object> tooSoon;

    @BeforeAll
    static void start() {
        var variables =
                Map.of(
                        "PORT", "0",
                        "PACENOTE_DATA", folder.toString(),
                        "PACENOTE_SANDBOX", "on",
                        "FEATURES", "none",
                        "ADMIN_USERNAME", "Frog",
                        "ADMIN_EMAIL", "frog@example.org",
                        "ADMIN_PASSWORD", "a long enough password");
        server =
                switch (Configuration.read(variables)) {
                    case Configuration.Result.Complete(var configuration) ->
                            PacenoteServer.start(configuration, InstantSource.system());
                    case Configuration.Result.Refused(var problems) ->
                            throw new AssertionError(problems.toString());
                };
        var context = server.bean(ApplicationContext.class);
        tooSoon =
                Stream.of(ScheduledJobs.class, RunLauncher.class, SendDailyEmails.class)
                        .flatMap(type -> context.getActiveBeanRegistrations(type).stream())
                        .<Object>map(BeanRegistration::getBean)
                        .toList();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_server_listens_before_it_makes_what_works_in_the_background() {
        assertThat(tooSoon).isEmpty();
        assertThat(server.bean(JobBatch.class).runFrequent()).contains("interrupted-runs");
    }

    @Test
    void only_stores_and_what_erases_them_is_left_of_an_area() {
        var left =
                server.bean(ApplicationContext.class).getAllBeanDefinitions().stream()
                        .map(bean -> bean.getClass().getName())
                        .filter(name -> name.contains(".trackmania"));

        assertThat(left)
                .hasSizeGreaterThan(10)
                .allMatch(
                        name ->
                                name.startsWith("dev.pacenote.adapters.out.")
                                        || name.contains(".$TrackmaniaStoredDataFactory$")
                                        || name.contains(".$TrackmaniaServerDefaults$"));
    }

    @Test
    void its_addresses_are_nothing_and_no_pages() throws Exception {
        var address = "http://localhost:" + server.port() + "/messages/conversations";
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html");

            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        }
    }

    @Test
    void its_jobs_settings_and_figures_are_gone() {
        assertThat(server.bean(JobBatch.class).runFrequent())
                .contains("outbox")
                .doesNotContain("expired-boards");
        assertThat(server.bean(ChangeSettings.class).all())
                .extracting(value -> value.setting().key())
                .contains("max_users_registration")
                .doesNotContain("many_maps_threshold");
        assertThat(server.bean(ShowStats.class).now().others()).isEmpty();
    }

    @Test
    void what_was_stored_is_erased_with_its_account() {
        var frog =
                server.bean(Accounts.class)
                        .findByLogin(LoginKey.of("frog@example.org"))
                        .orElseThrow();
        var searches = server.bean(SearchJobs.class);
        var now = InstantSource.system().instant();
        var query = new SearchJob.Query(frog.username(), Optional.empty(), SearchPeriod.DAY);
        var job = SearchJob.open(UUID.randomUUID(), frog.id(), query, now);
        searches.insert(
                ((SearchList.Decision.Opened) searches.find(frog.id(), now).open(job)).next());
        assertThat(searches.of(frog.id(), now)).hasSize(1);

        server.bean(AccountOutbox.class)
                .change(
                        changes -> {
                            changes.forgetTraces(frog.id());
                            return true;
                        });

        assertThat(searches.of(frog.id(), now)).isEmpty();
    }
}
