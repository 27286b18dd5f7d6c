package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.lambda.runtime.NoContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What is to be done soon is looked at again and again for a while after a message. */
class AreaJobWorkerTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Instant> looks = new ArrayList<>();
    private Instant now = START;
    private boolean fails;
    private boolean failsToSay;
    private boolean stuck;
    private int mendedAfter = 1_000;
    private Optional<Instant> firstDue = Optional.empty();

    private final AreaJobWorker worker =
            new AreaJobWorker(
                    () ->
                            List.of(
                                    new AreaJob("parts", () -> {}),
                                    new AreaJob("streams", this::look, this::firstDue)),
                    new FailedMessages(
                            () -> {
                                throw SdkClientException.create("there is no queue here");
                            }),
                    () -> now,
                    this::later);

    private void look() {
        looks.add(now);
        firstDue = stuck ? Optional.of(now) : firstDue.filter(now::isBefore);
        if (fails) {
            throw new IllegalStateException("the store is away");
        }
    }

    private Optional<Instant> firstDue() {
        if (failsToSay) {
            throw new IllegalStateException("the store is away");
        }
        return firstDue;
    }

    private void later(Duration length) {
        now = now.plus(length);
        fails = fails && now.isBefore(START.plusSeconds(mendedAfter));
    }

    /** Ids of the messages that come again. */
    private List<String> handled(String... messages) {
        var event = JsonFunction.JSON.createObjectNode();
        for (var message : messages) {
            event.withArray("Records").add(json(message));
        }
        return worker.handle(event, new NoContext())
                .path("batchItemFailures")
                .findValuesAsText("itemIdentifier");
    }

    private static String message(String id, String body, Instant sentAt) {
        return JsonFunction.JSON
                .createObjectNode()
                .put("messageId", id)
                .put("body", body)
                .set(
                        "attributes",
                        JsonFunction.JSON
                                .createObjectNode()
                                .put("SentTimestamp", Long.toString(sentAt.toEpochMilli())))
                .toString();
    }

    private static JsonNode json(String text) {
        try {
            return JsonFunction.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ofStreams(String id, Instant sentAt) {
        return message(id, "{\"type\":\"streams\"}", sentAt);
    }

    @Test
    void after_a_message_its_area_is_looked_at_every_second_for_twenty() {
        assertThat(handled(ofStreams("a", START))).isEmpty();

        assertThat(looks).hasSize(21).startsWith(START).endsWith(START.plusSeconds(20));
    }

    @Test
    void a_message_from_before_the_last_look_is_answered_by_that_look() {
        handled(ofStreams("a", START));
        int before = looks.size();

        assertThat(handled(ofStreams("b", START.plusSeconds(18)))).isEmpty();
        assertThat(looks).hasSize(before);

        // The clock of the queue may be a second behind.
        assertThat(handled(ofStreams("c", START.plusSeconds(19)))).isEmpty();
        assertThat(looks).hasSize(before + 21);
    }

    @Test
    void what_is_due_soon_after_the_last_look_is_looked_at_when_it_is_due() {
        firstDue = Optional.of(START.plusSeconds(33));
        handled(ofStreams("a", START));
        assertThat(looks).hasSize(34).endsWith(START.plusSeconds(33));
    }

    @Test
    void what_is_due_much_later_or_never_ends_keeps_nothing_running() {
        firstDue = Optional.of(START.plusSeconds(41));
        handled(ofStreams("a", START));
        assertThat(looks).hasSize(21);

        looks.clear();
        now = START.plusSeconds(100);
        firstDue = Optional.of(START.plusSeconds(1_000));
        stuck = true;
        handled(ofStreams("b", now));
        assertThat(looks).hasSize(61);
    }

    @Test
    void a_message_that_does_not_say_when_it_was_sent_is_looked_at() {
        handled(ofStreams("a", START));
        int before = looks.size();

        handled("{\"messageId\":\"b\",\"body\":\"{\\\"type\\\":\\\"streams\\\"}\"}");

        assertThat(looks).hasSizeGreaterThan(before);
    }

    @Test
    void an_area_that_is_switched_off_is_left_alone() {
        assertThat(handled(message("a", "{\"type\":\"messages\"}", START))).isEmpty();
        assertThat(looks).isEmpty();
    }

    @Test
    void what_fails_is_looked_at_again_a_second_later_and_keeps_no_message_waiting() {
        fails = true;
        mendedAfter = 5;

        assertThat(handled(ofStreams("a", START))).isEmpty();
        assertThat(looks).hasSize(21).startsWith(START, START.plusSeconds(1));
    }

    @Test
    void what_fails_for_longer_than_a_minute_is_left_to_the_next_message() {
        fails = true;
        assertThat(handled(ofStreams("a", START))).isEmpty();
        assertThat(looks).hasSize(61);

        fails = false;
        looks.clear();
        assertThat(handled(ofStreams("b", START))).isEmpty();
        assertThat(looks).as("nothing was looked at since it was sent").hasSize(21);
    }

    @Test
    void that_nobody_can_say_what_is_due_next_is_no_failure() {
        failsToSay = true;

        assertThat(handled(ofStreams("a", START))).isEmpty();
        assertThat(looks).hasSize(61);
    }

    @Test
    void what_nobody_understands_keeps_nobody_waiting() {
        assertThat(handled(message("b", "no JSON", START), ofStreams("a", START))).isEmpty();
        assertThat(looks).hasSize(21);
    }

    @Test
    void whoever_asks_without_a_queue_has_it_looked_at_once() {
        var answer = worker.handle(json("{\"type\":\"streams\"}"), new NoContext());

        assertThat(answer.path("looked").asBoolean()).isTrue();
        assertThat(looks).hasSize(1);
    }
}
