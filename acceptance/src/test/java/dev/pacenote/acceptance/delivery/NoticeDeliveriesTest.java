package dev.pacenote.acceptance.delivery;

import static dev.pacenote.acceptance.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.acceptance.support.network.TlsProgram;
import dev.pacenote.lambda.local.FedQueue;
import dev.pacenote.lambda.local.LocalLambda;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.TmxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A record is told to a person's program, whatever happens on the way (messages contract R10). */
class NoticeDeliveriesTest {

    private static final Instant EVENING = Instant.parse("2026-11-19T20:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");
    private static final Player NOVA =
            new Player(UUID.fromString("00000000-0000-4000-8000-000000000009"), "Nova", "Riga");
    private static final String FOX = "fox@example.org";
    private static final String BOSS = "boss@example.org";
    private static final String HOOK = "/204/fox";

    private final TlsProgram program = new TlsProgram();
    private final TestApplication app =
            new TestApplication(EVENING)
                    .visibilityTimeout(Duration.ofSeconds(5))
                    .with(
                            "NOTIFICATIONS_TOPIC_ARN",
                            "arn:aws:sns:eu-central-1:000000000000:notifications")
                    .with("ADMIN_EMAIL", BOSS)
                    .with("ADMIN_USERNAME", "Boss")
                    .with("ADMIN_PASSWORD", TestApplication.PASSWORD)
                    .with("WEBHOOK_ALLOW_PRIVATE", "on")
                    .with("WEBHOOK_CA_FILE", program.certificate().toString());
    private Api api;
    private String token = "";

    @BeforeEach
    void open() {
        app.inventor.author(
                app.world,
                new TmxUser(1, "fox"),
                1,
                20,
                Inventor.Pace.STILL,
                LocalDate.ofInstant(EVENING, ZoneOffset.UTC));
        api = app.open();
        token = api.newcomer("fox", FOX);
        api.post("/api/v1/users/alerts", token, Map.of("record_filter", "wr"));
        var webhook =
                api.post(
                        "/notifications/webhooks",
                        token,
                        Map.of("url", program.url(HOOK), "topics", List.of("trackmania")));
        assertThat(webhook.status()).as(webhook.body()).isEqualTo(201);
        api.cron();
        app.service().startScheduledJobs();
    }

    @AfterEach
    void close() {
        app.close();
        program.close();
    }

    /** A record is driven, and the morning's run tells whoever wants to know. */
    private void recordIsTold() {
        app.clock.set(MORNING.minusSeconds(600));
        app.world.tracks().forEach(track -> app.drive(track, NOVA, 40));
        app.clock.set(MORNING);
        assertThat(api.cron().status()).isEqualTo(200);
        token = api.logIn(FOX).text("access_token");
    }

    private List<TlsProgram.Call> calls() {
        return program.calls(HOOK);
    }

    private List<JsonNode> deliveries() {
        return deliveries("webhook");
    }

    private List<JsonNode> deliveries(String channel) {
        var answer = api.get("/notifications/deliveries?topic=trackmania", token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .filter(delivery -> delivery.path("channel").asText().equals(channel))
                .toList();
    }

    private void awaitState(String state, String reason) {
        awaitState("webhook", state, reason);
    }

    private void awaitState(String channel, String state, String reason) {
        await().pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () ->
                                assertThat(deliveries(channel))
                                        .singleElement()
                                        .satisfies(
                                                delivery -> {
                                                    assertThat(delivery.path("state").asText())
                                                            .isEqualTo(state);
                                                    assertThat(delivery.path("reason").asText())
                                                            .isEqualTo(reason);
                                                }));
    }

    @Test
    void a_record_is_told_to_a_program_once() {
        recordIsTold();

        awaitState("sent", "accepted");

        assertThat(calls()).hasSize(1);
        var call = calls().getFirst();
        assertThat(call.headers().get("webhook-id"))
                .isEqualTo(deliveries().getFirst().path("deliveryId").asText());
        assertThat(call.body()).contains("trackmania.record").contains("Nova");
        app.lookAround();
        app.lookAround();
        assertThat(calls()).hasSize(1);
    }

    @Test
    void a_program_that_was_away_is_called_again_under_the_same_id_until_it_is_back() {
        program.failNext(HOOK, 2);
        recordIsTold();
        awaitState("scheduled", "attempt");

        // No wait is longer: ten seconds after the first try, half a minute after the second.
        app.clock.pass(Duration.ofSeconds(10));
        await().untilAsserted(() -> assertThat(calls()).hasSize(2));
        awaitState("scheduled", "attempt");
        app.clock.pass(Duration.ofSeconds(30));
        awaitState("sent", "accepted");

        assertThat(calls()).hasSize(3);
        assertThat(calls().stream().map(call -> call.headers().get("webhook-id")).distinct())
                .hasSize(1);
    }

    @Test
    void what_a_program_refused_is_told_again_once_when_an_admin_wants_it() {
        program.refuseNext(HOOK);
        recordIsTold();
        awaitState("failed", "provider_rejected");
        var failed = deliveries().getFirst().path("deliveryId").asText();
        var again = "/notifications/deliveries/" + failed + "/retry";
        assertProblem(api.post(again, token, Map.of()), 403, "admin_required");
        var admin = api.logIn(BOSS).text("access_token");
        assertProblem(api.get("/notifications/deliveries?userId=1", token), 404, "user_not_found");

        var told = api.post(again, admin, Map.of());
        assertThat(told.status()).as(told.body()).isEqualTo(201);
        var next = told.text("deliveryId");
        assertThat(next).isNotEqualTo(failed);
        assertThat(api.post(again, admin, Map.of()).text("deliveryId")).isEqualTo(next);

        await().untilAsserted(() -> assertThat(calls()).hasSize(2));
        assertThat(calls().getLast().headers()).containsEntry("webhook-id", next);
        await().untilAsserted(
                        () ->
                                assertThat(states(admin))
                                        .containsExactlyInAnyOrderEntriesOf(
                                                Map.of(failed, "failed", next, "sent")));
        assertProblem(
                api.post("/notifications/deliveries/" + next + "/retry", admin, Map.of()),
                409,
                "delivery_not_failed");
        app.lookAround();
        assertThat(calls()).hasSize(2);
    }

    /** As an admin sees those of the mapper, by their ids. */
    private Map<String, String> states(String admin) {
        var me = api.get("/users/me", token).text("userId");
        var list = "/notifications/deliveries?topic=trackmania&userId=" + me;
        return api.get(list, admin)
                .json()
                .path("items")
                .valueStream()
                .filter(delivery -> delivery.path("channel").asText().equals("webhook"))
                .collect(
                        Collectors.toMap(
                                delivery -> delivery.path("deliveryId").asText(),
                                delivery -> delivery.path("state").asText()));
    }

    @Test
    void who_gets_the_daily_mail_gets_no_mail_of_its_own_about_the_same() {
        var wish = Map.of("topics", Map.of("trackmania.record", Map.of("mail", true)));
        var wished = api.put("/notifications/settings", token, wish);
        assertThat(wished.status()).as(wished.body()).isEqualTo(200);

        recordIsTold();

        awaitState("mail", "skipped", "told_by_digest");
        await().untilAsserted(() -> assertThat(mailsAboutRecords()).hasSize(1));
        app.lookAround();
        assertThat(mailsAboutRecords()).hasSize(1);
    }

    private List<TestMailbox.Mail> mailsAboutRecords() {
        return app.mailbox().to(FOX).stream()
                .filter(mail -> mail.text().contains("Mellow"))
                .toList();
    }

    private LocalLambda lambda() {
        return ((LambdaAssembly) app.service()).lambda();
    }

    @Test
    @Tag("lambda")
    void topic_and_queues_say_which_delivery_is_due_and_no_text_name_or_address() {
        lambda().deliveries().forEach(FedQueue::pause);
        recordIsTold();
        await().until(() -> !lambda().notifications().published().isEmpty());

        var said = new ArrayList<String>();
        lambda().deliveries().forEach(queue -> said.addAll(queue.take()));

        assertThat(said)
                .isNotEmpty()
                .allSatisfy(
                        message ->
                                assertThat(message)
                                        .matches("\\{\"deliveryId\":\"[0-9a-f-]{36}\"}"));
        assertThat(lambda().notifications().published())
                .allSatisfy(
                        message -> {
                            assertThat(message.message())
                                    .matches("\\{\"deliveryId\":\"[0-9a-f-]{36}\"}");
                            assertThat(message.attributes())
                                    .containsOnlyKeys("channel")
                                    .containsEntry("channel", "webhook");
                        });

        // What was taken out of the queue is lost, and asked for again by the clock.
        lambda().deliveries().forEach(FedQueue::resume);
        awaitState("sent", "accepted");
        assertThat(calls()).hasSize(1);
    }

    @Test
    @Tag("lambda")
    void a_message_that_comes_twice_or_late_or_names_nothing_sends_nothing_twice() {
        recordIsTold();
        awaitState("sent", "accepted");
        var again = lambda().notifications().published().getFirst().message();

        lambda().deliveries().forEach(queue -> queue.send(again));
        lambda().deliveries()
                .forEach(queue -> queue.send("{\"deliveryId\":\"" + UUID.randomUUID() + "\"}"));
        lambda().deliveries().getFirst().send("nonsense");

        await().untilAsserted(
                        () ->
                                assertThat(lambda().deliveries())
                                        .allSatisfy(queue -> assertThat(queue.waiting()).isZero()));
        assertThat(calls()).hasSize(1);
    }

    @Test
    @Tag("lambda")
    void readiness_says_when_what_is_due_does_not_leave_and_when_sockets_are_out_of_reach() {
        assertThat(check("dispatcher")).isEqualTo("UP");
        assertThat(check("stream")).isEqualTo("UP");
        lambda().deliveries().forEach(FedQueue::pause);
        recordIsTold();
        await().until(() -> !lambda().notifications().published().isEmpty());
        assertThat(check("dispatcher")).as("due a moment ago").isEqualTo("UP");

        lambda().sockets().refuse(true);
        assertThat(check("stream")).as("as it was a moment ago: a look costs").isEqualTo("UP");

        app.clock.pass(Duration.ofSeconds(301));

        assertThat(check("dispatcher")).isEqualTo("UNKNOWN");
        assertThat(check("stream")).isEqualTo("UNKNOWN");

        lambda().sockets().refuse(false);
        lambda().deliveries().forEach(FedQueue::resume);
        awaitState("sent", "accepted");
        assertThat(List.of(check("dispatcher"), check("stream")))
                .as("as they were a moment ago")
                .containsOnly("UNKNOWN");

        app.clock.pass(Duration.ofSeconds(5));

        assertThat(List.of(check("dispatcher"), check("stream"))).containsOnly("UP");
    }

    private String check(String name) {
        var ready = api.get("/health/ready");
        assertThat(ready.status()).as(ready.body()).isEqualTo(200);
        return ready.json().path("checks").path(name).asText();
    }
}
