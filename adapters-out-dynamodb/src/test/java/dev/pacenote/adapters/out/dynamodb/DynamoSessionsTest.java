package dev.pacenote.adapters.out.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.Samples;
import dev.pacenote.domain.identity.Session;
import dev.pacenote.domain.identity.SessionId;
import dev.pacenote.domain.identity.UserId;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A session per item, and an item that names them: the two must never disagree for good. */
class DynamoSessionsTest {

    private static final UserId PERSON = new UserId(7);

    private static Session session() {
        return Session.start(
                new SessionId(UUID.randomUUID()),
                PERSON,
                UUID.randomUUID(),
                Samples.NOON,
                new Session.ClientInfo("Firefox", "203.0.113.9"));
    }

    @Test
    void whoever_logs_in_while_all_is_ended_is_out_or_can_be_ended_later() {
        try (var dynamo = new LocalDynamo()) {
            var sessions = new DynamoSessions(dynamo.sessions());
            var begun = IntStream.range(0, 60).mapToObj(_ -> session()).toList();
            var next = new AtomicInteger();

            Samples.atOnce(
                    60,
                    () -> {
                        int turn = next.getAndIncrement();
                        sessions.add(begun.get(turn));
                        if (turn % 3 == 0) {
                            sessions.revokeAllOf(PERSON);
                        }
                        return turn;
                    });
            sessions.revokeAllOf(PERSON);

            assertThat(begun)
                    .allSatisfy(one -> assertThat(sessions.find(one.id(), Samples.NOON)).isEmpty());
        }
    }
}
