package dev.pacenote.application.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.stock.WriteOnce.Written;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriteOnceTest {

    private final PartsWorld world = new PartsWorld();
    private final AtomicInteger works = new AtomicInteger();

    private Written<Integer> sent(String body) {
        return world.writeOnce(CrashPoint.whole())
                .writeInSteps(
                        Optional.of(
                                IdempotentRequest.of("7", "POST", "/reorder/check", "key", body)),
                        works::incrementAndGet,
                        count ->
                                Optional.of(
                                        new StoredReply(
                                                200,
                                                "" + count,
                                                Optional.empty(),
                                                Optional.empty())));
    }

    @Test
    void work_in_steps_that_is_sent_again_is_answered_and_not_done() {
        assertThat(sent("{}")).isEqualTo(new Written.Done<>(1));
        assertThat(sent("{}"))
                .isEqualTo(
                        new Written.Repeated<>(
                                new StoredReply(200, "1", Optional.empty(), Optional.empty())));
        assertThat(sent("{\"all\":true}")).isEqualTo(new Written.KeyReused<>());
        assertThat(works).hasValue(1);
    }
}
