package dev.pacenote.application.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A request that is sent again is done once. */
class DoOnceTest {

    private static final StoredReply REPLY =
            new StoredReply(201, "7", Optional.empty(), Optional.empty());

    private static final DoOnce.Repeats<String> REPEATS =
            new DoOnce.Repeats<>() {
                @Override
                public String repeated(StoredReply reply) {
                    return "again " + reply.content();
                }

                @Override
                public String mismatch() {
                    return "mismatch";
                }
            };

    private final Tables tables = new Tables();
    private final AtomicInteger works = new AtomicInteger();

    private static IdempotentRequest request(String key, String body) {
        return IdempotentRequest.of("7", "POST", "/users", key, body);
    }

    private String once(Optional<IdempotentRequest> request, Optional<StoredReply> reply) {
        return tables.inTransaction(
                () ->
                        new DoOnce(new InMemoryIdempotencyKeys(tables), () -> Samples.NOON)
                                .inTransaction(
                                        request,
                                        () -> "work " + works.incrementAndGet(),
                                        _ -> reply,
                                        REPEATS));
    }

    @Test
    void a_repeat_does_nothing_and_gets_the_reply_of_the_first() {
        var request = Optional.of(request("k", "{}"));

        assertThat(once(request, Optional.of(REPLY))).isEqualTo("work 1");
        assertThat(once(request, Optional.of(REPLY))).isEqualTo("again 7");
        assertThat(once(Optional.of(request("k", "{\"a\":1}")), Optional.of(REPLY)))
                .isEqualTo("mismatch");
        assertThat(works).hasValue(1);
    }

    @Test
    void without_a_key_it_is_done_each_time() {
        assertThat(once(Optional.empty(), Optional.of(REPLY))).isEqualTo("work 1");
        assertThat(once(Optional.empty(), Optional.of(REPLY))).isEqualTo("work 2");
    }

    @Test
    void what_did_nothing_is_tried_again() {
        var request = Optional.of(request("k", "{}"));

        assertThat(once(request, Optional.empty())).isEqualTo("work 1");
        assertThat(once(request, Optional.of(REPLY))).isEqualTo("work 2");
        assertThat(once(request, Optional.of(REPLY))).isEqualTo("again 7");
    }

    @Test
    void another_caller_method_path_or_key_is_another_request() {
        assertThat(
                        Stream.of(
                                        IdempotentRequest.of("7", "POST", "/a", "k", "{}"),
                                        IdempotentRequest.of("8", "POST", "/a", "k", "{}"),
                                        IdempotentRequest.of("7", "PUT", "/a", "k", "{}"),
                                        IdempotentRequest.of("7", "POST", "/b", "k", "{}"),
                                        IdempotentRequest.of("7", "POST", "/a", "l", "{}"))
                                .map(IdempotentRequest::scope)
                                .distinct())
                .hasSize(5);
    }

    @Test
    void a_key_has_one_to_255_characters() {
        assertThat(request("k".repeat(255), "{}").scope()).hasSize(64);
        assertThatThrownBy(() -> request("k".repeat(256), "{}"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> request(" ", "{}")).isInstanceOf(InvalidValueException.class);
    }

    /** The work is a message in the outbox. */
    private static final class Posting implements CrashEverywhere.Story {
        private final Tables tables = new Tables();
        private final Optional<IdempotentRequest> request = Optional.of(request("k", "{}"));

        @Override
        public void act(CrashPoint crashPoint) {
            var keys = crashPoint.on(IdempotencyKeys.class, new InMemoryIdempotencyKeys(tables));
            var outbox = crashPoint.on(Outbox.class, new InMemoryOutbox(tables));
            tables.inTransaction(
                    () ->
                            new DoOnce(keys, () -> Samples.NOON)
                                    .inTransaction(
                                            request,
                                            () -> post(outbox),
                                            _ -> Optional.of(REPLY),
                                            REPEATS));
        }

        private static String post(Outbox outbox) {
            outbox.post(new Outbox.Message(UUID.randomUUID(), "k", "b"), Samples.NOON);
            return "posted";
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(tables.<Integer>with(state -> state.outbox.size()))
                    .isEqualTo(tables.<Integer>with(state -> state.idempotencyKeys.size()));
        }

        @Override
        public void isDone() {
            assertThat(tables.<Integer>with(state -> state.outbox.size())).isOne();
        }
    }

    @Test
    void a_crash_at_any_point_leaves_neither_work_without_its_key_nor_a_key_without_its_work()
            throws InterruptedException {
        CrashEverywhere.run(Posting::new);
    }
}
