package dev.pacenote.acceptance.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.acceptance.support.network.ThrottlingProxy;
import dev.pacenote.lambda.local.LocalLambda;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DynamoDB says "too many" again and again while a day's run is under way. */
@Tag("lambda")
@Tag("long")
class ThrottledTablesTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final String TODAY = "2026-11-20";
    private static final Player NOVA =
            new Player(UUID.fromString("00000000-0000-4000-8000-000000000009"), "Nova", "Riga");
    private static final List<String> FOLLOWERS =
            List.of("fox", "hare", "wolf", "lynx", "mole", "newt", "crow", "swan");
    private static final Duration SPELL = Duration.ofSeconds(60);

    private final AtomicBoolean rough = new AtomicBoolean();
    private final TestApplication app = new TestApplication(EVENING);
    private final ThrottlingProxy proxy;

    ThrottledTablesTest() {
        var cloud = LambdaAssembly.createResources(Duration.ofSeconds(2));
        cloud.forEach(app::with);
        proxy =
                new ThrottlingProxy(
                        URI.create(cloud.getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", "")),
                        rough::get);
        app.with("AWS_ENDPOINT_URL_DYNAMODB", proxy.url());
    }

    @AfterEach
    void close() {
        rough.set(false);
        app.close();
        proxy.close();
    }

    private static boolean completed(Api api) {
        var run = api.run(TODAY);
        return run.status() == 200 && run.text("state").equals("completed");
    }

    @Test
    void everybody_hears_once_and_of_everything() {
        for (int i = 0; i < FOLLOWERS.size(); i++) {
            app.inventor.author(
                    app.world,
                    new TmxUser(i + 1, FOLLOWERS.get(i)),
                    2,
                    20,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(EVENING, ZoneOffset.UTC));
        }
        var api = app.open();
        LocalLambda lambda = ((LambdaAssembly) app.service()).lambda();
        for (var follower : FOLLOWERS) {
            var token = api.newcomer(follower, follower + "@example.org");
            api.post("/api/v1/users/alerts", token, Map.of("record_filter", "wr"));
            app.clock.pass(Duration.ofMinutes(6));
        }
        api.cron();
        app.world.tracks().forEach(track -> app.drive(track, NOVA, 40));
        app.clock.set(MORNING);
        lambda.work().pause();
        assertThat(api.cron("?wait=false").status()).isEqualTo(202);

        rough.set(true);
        lambda.work().resume();
        var end = System.nanoTime() + SPELL.toNanos();
        // A spell, and as long as it takes until questions had no answer in it.
        await().atMost(SPELL.multipliedBy(10))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            lookAround(lambda);
                            return System.nanoTime() > end && proxy.refused() > 3;
                        });
        rough.set(false);
        await().pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            // The claim of somebody who was refused before a mail left lapses. Not
                            // so fast that whoever knows of one that left had no time to say it.
                            app.clock.pass(Duration.ofSeconds(5));
                            lookAround(lambda);
                            return completed(api);
                        });

        assertThat(app.mailbox().all())
                .extracting(TestMailbox.Mail::to)
                .as("one mail each")
                .containsExactlyInAnyOrderElementsOf(
                        FOLLOWERS.stream().map(name -> name + "@example.org").toList());
        assertThat(app.mailbox().all()).allSatisfy(mail -> assertThat(mail.records()).hasSize(2));
    }

    private static void lookAround(LocalLambda lambda) {
        try {
            lambda.lookAround();
        } catch (RuntimeException e) {
            // The clock is refused like everybody; it comes again.
            assertThat(e).hasMessageContaining("StoreUnavailable");
        }
    }
}
