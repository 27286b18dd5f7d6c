package dev.pacenote.acceptance.messages;

import static dev.pacenote.acceptance.support.LivePeople.counts;
import static dev.pacenote.acceptance.support.LivePeople.replayed;
import static dev.pacenote.acceptance.support.LivePeople.resume;
import static dev.pacenote.acceptance.support.LivePeople.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.LivePeople;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sockets at one server, messages at another, and one of them is killed. */
@ServerOnly("kills the processes of servers")
class LostServersTest {

    /** Of which the best counts, on a machine that may be busy. */
    private static final int TRIES = 3;

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania")
                    .with("JWT_SECRET", "both of them know these 32 bytes or more");
    private final LivePeople people = new LivePeople();

    @AfterEach
    void close() {
        people.close();
        app.close();
    }

    private ServerProcess server() {
        app.withDataOfItsOwn();
        return ServerProcess.start(app);
    }

    @Test
    void what_is_sent_at_one_server_is_heard_at_the_other_and_resumed_there_when_one_is_killed() {
        var killed = server();
        var left = server();
        try {
            var ann = people.person(left.api, "Ann");
            var bob = people.person(left.api, "Bob");
            var socket = people.open(killed.api.port(), bob);
            var epoch = socket.greet().path("epoch").asText();
            sent(left.api, ann, bob, "the first one wakes everything up");
            socket.next("message");

            var best = Duration.ofDays(1);
            for (int i = 0; i < TRIES; i++) {
                sent(left.api, ann, bob, "Hello");
                long committed = System.nanoTime();
                assertThat(socket.next("message").path("content").asText()).isEqualTo("Hello");
                var took = Duration.ofNanos(System.nanoTime() - committed);
                best = took.compareTo(best) < 0 ? took : best;
            }
            assertThat(best)
                    .as("at once: whoever looks only now and then takes longer")
                    .isLessThan(Duration.ofSeconds(1));

            killed.kill();
            socket.awaitHangUp();
            sent(left.api, ann, bob, "Are you there?");
            var again = people.open(left.api.port(), bob);
            assertThat(resume(again, epoch, 1 + TRIES).path("missed").asInt()).isOne();
            assertThat(replayed(again, 1).getFirst().path("content").asText())
                    .isEqualTo("Are you there?");
            assertThat(counts(left.api, bob).at("/messages/unread").asInt()).isEqualTo(2 + TRIES);
            sent(left.api, ann, bob, "There you are");
            assertThat(again.next("message").path("seq").asLong()).isEqualTo(3 + TRIES);
        } finally {
            killed.kill();
            left.kill();
        }
    }
}
