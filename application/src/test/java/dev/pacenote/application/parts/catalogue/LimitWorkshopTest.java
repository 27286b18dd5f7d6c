package dev.pacenote.application.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.catalogue.LimitWorkshop.Limits;
import dev.pacenote.application.parts.catalogue.LimitWorkshop.Use;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
        return process(3);
    }

    private LimitWorkshop process(int most) {
        return new LimitWorkshop(shared, limits(most), () -> now);
    }

    private static Limits limits(int most) {
        return new Limits(most, most, most, most);
    }

    private List<LimitWorkshop> processes(int count, int most) {
        return Stream.generate(() -> process(most)).limit(count).toList();
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

    @ParameterizedTest
    @EnumSource
    void all_processes_together_count(Use use) {
        takes(use, 3);
        assertThat(process().refused(WORKSHOP, use)).isPresent();
    }

    @Test
    void processes_that_take_some_reads_at_a_time_never_pass_the_limit_together() {
        var processes = processes(3, 1_000);
        int passed = 0;
        for (int i = 0; i < 3_000; i++) {
            // The first one is asked much more often than the others.
            var process = processes.get(i % 7 < 5 ? 0 : i % 3);
            passed += process.refused(WORKSHOP, Use.READ).isEmpty() ? 1 : 0;
        }
        assertThat(passed).isBetween(1_000 - 2 * 9, 1_000);
        now = now.plusSeconds(60);
        assertThat(processes.getFirst().refused(WORKSHOP, Use.READ)).isEmpty();
    }

    @Test
    void a_process_has_for_itself_no_more_than_it_used_and_at_most_a_hundredth() {
        assertThat(passedAfter(1)).isEqualTo(999);
        assertThat(passedAfter(3)).isEqualTo(996);
        assertThat(passedAfter(9)).isEqualTo(984);
        assertThat(passedAfter(500)).isBetween(490, 500);
    }

    /** So many of 1,000 pass elsewhere after one process had some. */
    private int passedAfter(int times) {
        now = now.plusSeconds(60);
        var one = process(1_000);
        for (int i = 0; i < times; i++) {
            assertThat(one.refused(WORKSHOP, Use.WRITE)).isEmpty();
        }
        var other = process(1_000);
        int passed = 0;
        while (other.refused(WORKSHOP, Use.WRITE).isEmpty()) {
            passed++;
        }
        return passed;
    }

    @Test
    void many_processes_that_are_asked_little_have_room_for_all_of_it() {
        for (var process : processes(150, 6_000)) {
            assertThat(process.refused(WORKSHOP, Use.READ)).isEmpty();
            assertThat(process.refused(WORKSHOP, Use.READ)).isEmpty();
        }
    }

    @Test
    void a_busy_process_asks_seldom_for_all_that_there_is() {
        var asked = new AtomicInteger();
        var busy = new LimitWorkshop(counting(asked), limits(6_000), () -> now);
        for (int i = 0; i < 6_000; i++) {
            assertThat(busy.refused(WORKSHOP, Use.READ)).as("no. %d", i + 1).isEmpty();
        }
        assertThat(busy.refused(WORKSHOP, Use.READ)).isPresent();
        assertThat(asked).hasValueLessThan(150);
        int before = asked.get();
        assertThat(busy.refused(WORKSHOP, Use.READ)).isPresent();
        assertThat(asked).as("it knows that there is no more").hasValue(before);
    }

    private RateLimiter counting(AtomicInteger asked) {
        return (RateLimiter)
                Proxy.newProxyInstance(
                        RateLimiter.class.getClassLoader(),
                        new Class<?>[] {RateLimiter.class},
                        (_, method, arguments) -> {
                            asked.incrementAndGet();
                            return method.invoke(shared, arguments);
                        });
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
    void who_looked_at_the_clock_before_the_minute_began_takes_nothing_of_it_away() {
        var asked = new AtomicInteger();
        var process = new LimitWorkshop(counting(asked), limits(1_000), () -> now);
        for (int i = 0; i < 9; i++) {
            assertThat(process.refused(WORKSHOP, Use.READ)).isEmpty();
        }
        int before = asked.get();

        now = now.minusMillis(1);
        assertThat(process.refused(WORKSHOP, Use.READ)).as("of what is there").isEmpty();
        assertThat(process.refused(new AccountId(8), Use.READ)).isEmpty();
        now = now.plusMillis(1);
        for (int i = 0; i < 6; i++) {
            assertThat(process.refused(WORKSHOP, Use.READ)).isEmpty();
        }

        assertThat(asked).as("for the other workshop only").hasValue(before + 1);
    }

    @Test
    void a_clock_that_is_set_back_shuts_nobody_out() {
        takes(Use.READ, 3);
        now = now.minus(Duration.ofDays(1));
        takes(Use.READ, 3);
    }
}
