package dev.pacenote.acceptance.messages;

import static dev.pacenote.acceptance.support.LivePeople.counts;
import static dev.pacenote.acceptance.support.LivePeople.resume;
import static dev.pacenote.acceptance.support.LivePeople.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.LivePeople;
import dev.pacenote.acceptance.support.LivePeople.Person;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.LambdaAssembly;
import dev.pacenote.lambda.local.LocalLambda;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tables of the functions, brought back to an earlier moment as docs/deploy-aws.md says. */
@Tag("lambda")
class BroughtBackTablesTest {

    /** What a commit changes together. */
    private static final List<String> TABLES =
            List.of(
                    "MESSAGES_TABLE_NAME",
                    "NOTIFICATIONS_TABLE_NAME",
                    "NOTICES_TABLE_NAME",
                    "STREAM_TABLE_NAME",
                    "ONCE_TABLE_NAME");

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania");
    private final LivePeople people = new LivePeople();

    @AfterEach
    void close() {
        people.hangUp();
        app.close();
    }

    private LocalLambda lambda() {
        return ((LambdaAssembly) app.service()).lambda();
    }

    private static List<String> contents(Api api, Person who) {
        return api.get("/messages", who.token())
                .json()
                .path("items")
                .valueStream()
                .map(message -> message.path("content").asText())
                .toList();
    }

    @Test
    void every_client_reads_anew_after_tables_were_brought_back_and_misses_nothing_that_follows() {
        var api = app.open();
        var ann = people.person(api, "Ann");
        var bob = people.person(api, "Bob");
        int port = app.service().socketPort();
        sent(api, ann, bob, "before");
        var yesterday = lambda().save(TABLES);
        var epoch = people.open(port, bob).greet().path("epoch").asText();
        sent(api, ann, bob, "lost");
        assertThat(counts(api, bob).path("seq").asLong()).isEqualTo(2);

        yesterday.bringBack();
        var renewed = lambda().tell("daily-scheduler", "{\"type\":\"new_epochs\"}");
        // Gets the number that "lost" had.
        sent(api, ann, bob, "after");

        assertThat(renewed.path("streams").asInt()).isEqualTo(2);
        var socket = people.open(port, bob);
        var hello = resume(socket, epoch, 2);
        assertThat(hello.path("resume").asText()).isEqualTo("resync_required");
        assertThat(hello.path("seq").asLong()).isEqualTo(2);
        var resync = api.get("/ws/events?after=2&epoch=" + epoch, bob.token());
        assertThat(resync.status()).isEqualTo(409);
        assertThat(resync.text("code")).isEqualTo("RESYNC_REQUIRED");
        assertThat(contents(api, bob)).containsExactly("after", "before");
        assertThat(counts(api, bob).at("/messages/unread").asInt()).isEqualTo(2);
        var now = "/ws/events?after=1&epoch=" + hello.path("epoch").asText();
        assertThat(api.get(now, bob.token()).json().at("/events/0/content").asText())
                .isEqualTo("after");
        sent(api, ann, bob, "next");
        assertThat(socket.next("message").path("seq").asLong()).isEqualTo(3);
    }
}
