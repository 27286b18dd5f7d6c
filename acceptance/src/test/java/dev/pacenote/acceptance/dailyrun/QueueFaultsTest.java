package dev.pacenote.acceptance.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Concurrently;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.acceptance.support.assembly.StateMachine;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.lambda.local.LocalLambda;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What queues and clouds do to messages, and that nobody's mail suffers from it. */
@Tag("lambda")
@Order(6)
class QueueFaultsTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final String TODAY = "2026-11-20";
    private static final Player NOVA =
            new Player(UUID.fromString("00000000-0000-4000-8000-000000000009"), "Nova", "Riga");
    private static final List<String> FOLLOWERS = List.of("fox", "hare", "wolf");

    private final TestApplication app =
            new TestApplication(EVENING).visibilityTimeout(Duration.ofSeconds(5));
    private Api api;
    private LocalLambda lambda;

    @BeforeEach
    void open() {
        for (int i = 0; i < FOLLOWERS.size(); i++) {
            app.inventor.author(
                    app.world,
                    new TmxUser(i + 1, FOLLOWERS.get(i)),
                    2,
                    20,
                    Inventor.Pace.STILL,
                    LocalDate.ofInstant(EVENING, ZoneOffset.UTC));
        }
        api = app.open();
        lambda = ((LambdaAssembly) app.service()).lambda();
        for (var follower : FOLLOWERS) {
            var token = api.newcomer(follower, follower + "@example.org");
            api.post("/api/v1/users/alerts", token, Map.of("record_filter", "wr"));
            app.clock.pass(Duration.ofMinutes(6));
        }
        api.cron();
        for (var track : app.world.tracks()) {
            app.drive(track, NOVA, 40);
        }
        app.clock.set(MORNING);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private String state() {
        return api.run(TODAY).text("state");
    }

    private int emailsSent() {
        return api.run(TODAY).json().path("summary").path("emailsSent").asInt();
    }

    private void everybodyHasOneMailWithEverything() {
        assertThat(app.mailbox().all())
                .extracting(TestMailbox.Mail::to)
                .containsExactlyInAnyOrder(
                        "fox@example.org", "hare@example.org", "wolf@example.org");
        assertThat(app.mailbox().all()).allSatisfy(mail -> assertThat(mail.records()).hasSize(2));
    }

    private void awaitCompletion() {
        await().until(() -> state().equals("completed"));
    }

    @Test
    void every_message_twice_and_in_any_order_changes_nothing() {
        lambda.work().pause();
        lambda.mails().pause();
        api.cron("?wait=false");
        var random = new Random(4);
        for (int i = 0; i < 200 && !state().matches("completed|incomplete"); i++) {
            var bodies = lambda.work().take();
            bodies.addAll(lambda.mails().take());
            bodies.addAll(List.copyOf(bodies));
            Collections.shuffle(bodies, random);
            bodies.forEach(
                    body ->
                            (body.contains("daily_email") ? lambda.mails() : lambda.work())
                                    .work(body));
        }

        assertThat(state()).isEqualTo("completed");
        everybodyHasOneMailWithEverything();
        assertThat(emailsSent()).isEqualTo(FOLLOWERS.size());
    }

    @Test
    void two_clocks_at_once_start_one_run() throws Exception {
        // The run cannot end before the last of them has asked: after its end another may begin.
        lambda.work().pause();
        var answers =
                Concurrently.atOnce(
                        4, () -> lambda.tell("daily-scheduler", "{\"type\":\"start\"}"));
        lambda.work().resume();

        assertThat(answers)
                .extracting(answer -> answer.path("started").asBoolean())
                .containsOnlyOnce(true);
        awaitCompletion();
        everybodyHasOneMailWithEverything();
    }

    @Test
    void what_nobody_understands_is_laid_aside_and_holds_nobody_up() {
        lambda.work().send("this is no message");
        lambda.work().send("{\"type\":\"dance\",\"run\":\"" + UUID.randomUUID() + "\"}");
        lambda.mails().send("{}");

        assertThat(api.cron().status()).isEqualTo(200);

        everybodyHasOneMailWithEverything();
        await().until(() -> lambda.work().laidAside() == 2 && lambda.mails().laidAside() == 1);
    }

    @Test
    void messages_that_got_lost_are_missed_and_sent_again() {
        lambda.work().pause();
        api.cron("?wait=false");
        assertThat(lambda.work().take()).hasSize(1);
        lambda.work().resume();

        // The cloud's clock looks again and again; while anything of an earlier run still waits in
        // the queue, nothing seems lost.
        await().pollInterval(Duration.ofSeconds(3))
                .until(
                        () -> {
                            lambda.lookAround();
                            return state().equals("completed");
                        });
        everybodyHasOneMailWithEverything();
    }

    @Test
    void a_worker_that_dies_over_a_message_leaves_it_to_the_next() {
        lambda.mails().pause();
        api.cron("?wait=false");
        await().until(() -> lambda.mails().waiting() >= 3);
        // Taken from the queue by somebody who never says what became of it.
        lambda.mails().takeAndDie();
        lambda.mails().resume();

        await().until(() -> app.mailbox().all().size() == 3);
        awaitCompletion();
        everybodyHasOneMailWithEverything();
    }

    @Test
    void a_state_machine_takes_the_same_steps() {
        var definition = StateMachine.read();

        JsonNode end = definition.run(lambda::tell);

        assertThat(end.path("opened").path("started").asBoolean()).isTrue();
        assertThat(definition.visited())
                .containsSubsequence(
                        "Open", "Survey", "Due", "Persons", "Due", "Send", "Completed");
        assertThat(state()).isEqualTo("completed");
        assertThat(emailsSent()).isEqualTo(FOLLOWERS.size());
        everybodyHasOneMailWithEverything();
    }

    @Test
    void a_state_machine_opens_the_run_again_while_a_dry_run_stops() {
        var definition = StateMachine.read();
        var asked = new AtomicInteger();

        definition.run(
                (name, event) ->
                        event.contains("\"open\"") && asked.incrementAndGet() == 1
                                ? JsonNodeFactory.instance
                                        .objectNode()
                                        .put("started", false)
                                        .put("later", true)
                                : lambda.tell(name, event));

        assertThat(definition.visited())
                .containsSubsequence("Open", "Dry run stops", "Open", "Survey", "Completed");
        assertThat(state()).isEqualTo("completed");
        everybodyHasOneMailWithEverything();
    }

    @Test
    void a_state_machine_waits_for_an_upstream_that_is_away() {
        app.sandbox.faults().everythingDown(true);
        var definition = StateMachine.read();
        definition.whenWaiting(() -> app.sandbox.faults().everythingDown(false));

        definition.run(lambda::tell);

        assertThat(state()).isEqualTo("completed");
        everybodyHasOneMailWithEverything();
    }

    @Test
    void a_state_machine_goes_on_after_steps_that_failed_for_good() {
        var failed = new HashSet<String>();
        var definition = StateMachine.read();

        definition.run(
                (name, event) -> {
                    boolean looks = event.contains("\"survey\"") || event.contains("\"open\"");
                    if (!looks && failed.add(name)) {
                        throw new StateMachine.FailedForGoodException();
                    }
                    return lambda.tell(name, event);
                });

        assertThat(failed).containsExactlyInAnyOrder("daily-worker", "email-sender");
        assertThat(definition.visited())
                .containsSubsequence(
                        "Due", "Later", "Survey", "Due", "Send", "Later", "Survey", "Completed");
        assertThat(state()).isEqualTo("completed");
        everybodyHasOneMailWithEverything();
    }
}
