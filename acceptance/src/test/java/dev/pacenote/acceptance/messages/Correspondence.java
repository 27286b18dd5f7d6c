package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Addresses;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

/** Two people, and what tests have them do: write to each other and look into their inboxes. */
abstract class Correspondence {

    /** Somebody who is logged in. */
    record Person(String id, String email, String token) {}

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final Api api;
    final Person ann;
    final Person bob;
    private final TestApplication app;

    Correspondence(TestApplication app, Api api) {
        this.app = app;
        this.api = api;
        ann = person("Ann");
        bob = person("Bob");
    }

    /** No limit of the test before is in the way. */
    @BeforeEach
    void pass() {
        app.clock.pass(Duration.ofMinutes(2));
    }

    /** Each from another address, so that no limit of registrations is in the way. */
    Person person(String name) {
        int number = NUMBERS.incrementAndGet();
        var email = name.toLowerCase(Locale.ROOT) + number + "@example.org";
        from(
                "/api/v1/users/register",
                Map.of(
                        "username",
                        name + " " + number,
                        "email",
                        email,
                        "password",
                        TestApplication.PASSWORD),
                201);
        var token = token(email);
        return new Person(api.get("/api/v1/users/profile", token).text("id"), email, token);
    }

    String token(String email) {
        return from(
                        "/api/v1/users/login",
                        Map.of("email", email, "password", TestApplication.PASSWORD),
                        200)
                .text("access_token");
    }

    /** The same person with a new token: one lasts a quarter of an hour. */
    Person logIn(Person person) {
        return new Person(person.id(), person.email(), token(person.email()));
    }

    Api.Answer from(String path, Map<String, ?> body, int expected) {
        var answer =
                api.send(
                        api.json(path)
                                .header("X-Forwarded-For", Addresses.next())
                                .POST(Api.body(body)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(expected);
        return answer;
    }

    Api.Answer send(Person from, Person to, String content) {
        return api.post("/messages", from.token(), Map.of("userId", to.id(), "content", content));
    }

    String sent(Person from, Person to, String content) {
        var answer = send(from, to, content);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("messageId");
    }

    Api.Answer get(String path, Person who) {
        return api.get(path, who.token());
    }

    Api.Answer post(String path, Person who, Map<String, ?> body) {
        return api.post(path, who.token(), body);
    }

    List<JsonNode> items(String path, Person who) {
        var answer = get(path, who);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("items").valueStream().toList();
    }

    JsonNode counts(Person who) {
        return get("/notifications/counts", who).json();
    }

    void unread(Person who, int messages, int notifications, int unseen) {
        var counts = counts(who);
        assertThat(counts.at("/messages/unread").asInt()).isEqualTo(messages);
        assertThat(counts.at("/notifications/unread").asInt()).isEqualTo(notifications);
        assertThat(counts.at("/notifications/unseen").asInt()).isEqualTo(unseen);
    }

    void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualToIgnoringCase(code);
    }

    void choose(Person who, Map<String, ?> settings) {
        var answer = api.put("/notifications/settings", who.token(), settings);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
