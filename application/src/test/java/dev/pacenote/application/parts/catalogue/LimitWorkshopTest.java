package dev.pacenote.application.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.catalogue.LimitWorkshop.Limits;
import dev.pacenote.application.parts.catalogue.LimitWorkshop.Use;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A minute of a workshop that does much. */
class LimitWorkshopTest {

    private static final AccountId WORKSHOP = new AccountId(7);

    private final InMemoryRateLimiter shared = new InMemoryRateLimiter();
    private Instant now = Samples.NOON;
    private final LimitWorkshop limit = process();

    private LimitWorkshop process() {
        return new LimitWorkshop(shared, new Limits(3, 3, 3, 3), () -> now);
    }

    private void takes(Use use, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.refused(WORKSHOP, use)).as("no. %d", i + 1).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void so_many_pass_in_a_minute_and_the_next_one_hears_how_long_to_wait(Use use) {
        takes(use, 3);
        now = now.plusSeconds(20);
        assertThat(limit.refused(WORKSHOP, use)).contains(Duration.ofSeconds(40));
        now = now.plusMillis(39_999);
        assertThat(limit.refused(WORKSHOP, use)).contains(Duration.ofSeconds(1));
        now = now.plusMillis(1);
        takes(use, 3);
        assertThat(limit.refused(WORKSHOP, use)).isPresent();
    }

    @Test
    void each_use_and_each_workshop_is_counted_for_itself() {
        for (var use : Use.values()) {
            takes(use, 3);
            assertThat(limit.refused(new AccountId(8), use)).isEmpty();
        }
    }

    @Test
    void what_is_dear_is_counted_by_all_processes_together() {
        takes(Use.EXPORT, 3);
        assertThat(process().refused(WORKSHOP, Use.EXPORT)).isPresent();
    }

    @Test
    void of_many_writes_at_once_exactly_as_many_pass_as_there_is_room_for() {
        var passed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(
                        () -> {
                            if (limit.refused(WORKSHOP, Use.WRITE).isEmpty()) {
                                passed.incrementAndGet();
                            }
                        });
            }
        }
        assertThat(passed).hasValue(3);
    }

    @Test
    void a_clock_that_is_set_back_shuts_nobody_out() {
        takes(Use.READ, 3);
        now = now.minus(Duration.ofDays(1));
        takes(Use.READ, 3);
    }
}
