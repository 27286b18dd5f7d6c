package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Addresses;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of pushes about messages, at the push service of the sandbox. */
class PushDeliveriesTest {

    /** Somebody who is logged in. */
    private record Person(String id, String email, String token) {}

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-10-20T12:00:00Z"))
                    .with("PACENOTE_SANDBOX", "on")
                    .with("FEATURES", "messages,trackmania");

    private static Api api = new Api(0);

    @BeforeAll
    static void open() {
        api = APP.open();
        APP.service().startScheduledJobs();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @BeforeEach
    void pushServiceWorks() {
        APP.clock.pass(Duration.ofHours(2));
        mode("works");
    }

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Each from another address, so that no limit of registrations or log-ins is in the way. */
    private static Person person(String name) {
        int number = NUMBERS.incrementAndGet();
        var email = name.toLowerCase(Locale.ROOT) + number + "@example.org";
        var registered =
                from(
                        "/api/v1/users/register",
                        Map.of(
                                "username",
                                name + " " + number,
                                "email",
                                email,
                                "password",
                                TestApplication.PASSWORD));
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        var token = token(email);
        return new Person(api.get("/api/v1/users/profile", token).text("id"), email, token);
    }

    /** The same person with a new token: one lasts a quarter of an hour. */
    private static Person logIn(Person person) {
        return new Person(person.id(), person.email(), token(person.email()));
    }

    private static String token(String email) {
        var loggedIn =
                from(
                        "/api/v1/users/login",
                        Map.of("email", email, "password", TestApplication.PASSWORD));
        assertThat(loggedIn.status()).as(loggedIn.body()).isEqualTo(200);
        return loggedIn.text("access_token");
    }

    private static Api.Answer from(String path, Map<String, ?> body) {
        return api.send(
                api.json(path).header("X-Forwarded-For", Addresses.next()).POST(Api.body(body)));
    }

    private static Api.Answer put(String path, String token, Map<String, ?> body) {
        var answer =
                api.send(
                        api.json(path)
                                .header("Authorization", "Bearer " + token)
                                .PUT(Api.body(body)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static void mode(String mode) {
        new SandboxPushes(api).mode(mode);
    }

    /** Registers a browser, and returns the end of its endpoint. */
    private static String subscribed(Person person) {
        return new SandboxPushes(api).subscribed(person.token());
    }

    private static String sent(Person from, Person to, String content) {
        var answer =
                api.post("/messages", from.token(), Map.of("userId", to.id(), "content", content));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("messageId");
    }

    /** Where the pushes about a message stand, in the words "state reason". */
    private static List<String> pushes(String message, Person who) {
        return new SandboxPushes(api).states(message, "push", who.token());
    }

    private static void awaitPushes(String message, Person who, String... expected) {
        await().untilAsserted(
                        () -> assertThat(pushes(message, who)).containsExactlyInAnyOrder(expected));
    }

    private static List<String> arrived(String device) {
        return new SandboxPushes(api).arrived(device);
    }

    private static JsonNode device(Person person) {
        return api.get("/notifications/devices", person.token()).json().path("items").path(0);
    }

    @Test
    void who_has_no_device_is_told_so_and_who_gets_one_is_pushed_from_then_on() {
        var ann = person("PushAnn");
        var bob = person("PushBob");
        awaitPushes(sent(ann, bob, "Before"), bob, "skipped no_address");

        var phone = subscribed(bob);
        APP.clock.pass(Duration.ofMinutes(1));
        awaitPushes(sent(ann, bob, "After"), bob, "sent accepted");

        assertThat(arrived(phone)).hasSize(1);
        assertThat(arrived(phone).getFirst()).contains("After");
    }

    @Test
    void a_device_that_is_gone_is_disabled_and_one_whose_service_refuses_us_or_is_down_is_kept() {
        var ann = person("FateAnn");
        var bob = person("FateBob");
        var carol = person("FateCarol");
        var dan = person("FateDan");
        for (var reader : List.of(bob, carol, dan)) {
            subscribed(reader);
        }

        mode("gone");
        awaitPushes(sent(ann, bob, "1"), bob, "failed invalid_target");
        mode("refuses_keys");
        awaitPushes(sent(ann, carol, "2"), carol, "failed misconfigured");
        mode("broken");
        awaitPushes(sent(ann, dan, "3"), dan, "scheduled attempt");

        assertThat(device(bob).path("disabledReason").asText()).isEqualTo("gone");
        assertThat(device(carol).path("disabledReason").isNull()).isTrue();
        assertThat(device(dan).path("disabledReason").isNull()).isTrue();
    }

    @Test
    void quiet_hours_end_by_the_clock_on_the_wall_also_in_nights_in_which_it_is_changed() {
        var ann = person("NightAnn");
        var bob = person("NightBob");
        for (var night :
                List.of(
                        List.of("2026-10-24T21:00:00Z", "2026-10-25T05:00:00Z"),
                        List.of("2027-03-27T21:00:00Z", "2027-03-28T04:00:00Z"))) {
            var morning = Instant.parse(night.getLast());
            APP.clock.set(Instant.parse(night.getFirst()));
            var sleeper = logIn(bob);
            subscribed(sleeper);
            put(
                    "/notifications/settings",
                    sleeper.token(),
                    Map.of("timezone", "Europe/Riga", "quietHours", Map.of("enabled", true)));
            var message = sent(logIn(ann), sleeper, "Good night");
            await().untilAsserted(
                            () ->
                                    assertThat(pushes(message, sleeper))
                                            .isNotEmpty()
                                            .allMatch("scheduled quiet_hours"::equals));

            APP.clock.set(morning.minusSeconds(1));
            awaitNothingDue();
            assertThat(pushes(message, logIn(bob))).allMatch("scheduled quiet_hours"::equals);
            APP.clock.set(morning);

            var awake = logIn(bob);
            await().untilAsserted(
                            () ->
                                    assertThat(pushes(message, awake))
                                            .isNotEmpty()
                                            .allMatch("sent accepted"::equals));
        }
    }

    @Test
    void of_twenty_five_in_an_hour_twenty_are_pushed_and_then_one_tells_of_the_other_five() {
        var bob = person("CapBob");
        var phone = subscribed(bob);
        var messages =
                IntStream.range(0, 25)
                        .mapToObj(number -> sent(person("CapAnn"), bob, "No. " + number))
                        .toList();

        await().untilAsserted(
                        () ->
                                assertThat(states(messages, bob))
                                        .containsOnly(
                                                entry("sent accepted", 20L),
                                                entry("scheduled rate_capped", 5L)));
        assertThat(arrived(phone)).hasSize(20);
        APP.clock.pass(Duration.ofHours(1));

        var later = logIn(bob);
        await().untilAsserted(
                        () ->
                                assertThat(states(messages, later))
                                        .containsOnly(entry("sent accepted", 25L)));
        assertThat(arrived(phone)).hasSize(21);
        assertThat(arrived(phone)).filteredOn(push -> push.contains("5 new")).hasSize(1);
    }

    /** How many of these messages' pushes stand where. */
    private static Map<String, Long> states(List<String> messages, Person who) {
        return messages.stream()
                .flatMap(message -> pushes(message, who).stream())
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
    }

    /** Until somebody has looked at what is due by now: another person is told meanwhile. */
    private static void awaitNothingDue() {
        var one = person("Other");
        var other = person("Another");
        subscribed(other);
        awaitPushes(sent(one, other, "Are you up?"), other, "sent accepted");
    }
}
