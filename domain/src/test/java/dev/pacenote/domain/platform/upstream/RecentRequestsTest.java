package dev.pacenote.domain.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pacenote.domain.platform.upstream.RecentRequests.Leaving;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentRequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    private static RecentRequests left(RecentRequests before, UUID request, Instant at) {
        return before.leave(request, 2, false, at) instanceof Leaving.Now(var after)
                ? after
                : fail("did not leave");
    }

    @Test
    void as_many_leave_as_were_agreed_and_one_more_waits() {
        var two = left(left(RecentRequests.NONE, one, NOW), other, NOW);

        assertThat(two.leave(UUID.randomUUID(), 2, false, NOW))
                .isEqualTo(new Leaving.Later(two, RecentRequests.WINDOW));
        assertThat(two.leave(UUID.randomUUID(), 3, false, NOW)).isInstanceOf(Leaving.Now.class);
    }

    @Test
    void there_is_room_a_second_after_an_answer_not_after_a_departure() {
        var two = left(left(RecentRequests.NONE, one, NOW), other, NOW);
        var answered = two.answered(one, NOW.plusMillis(1_500));

        assertThat(answered.leave(UUID.randomUUID(), 2, false, NOW.plusMillis(1_600)))
                .isEqualTo(new Leaving.Later(answered, Duration.ofMillis(900)));
        assertThat(answered.leave(UUID.randomUUID(), 2, false, NOW.plusMillis(2_500)))
                .isInstanceOf(Leaving.Now.class);
    }

    @Test
    void one_without_an_answer_is_forgotten_in_the_end_and_its_late_answer_counts_nothing() {
        var two = left(left(RecentRequests.NONE, one, NOW), other, NOW);
        var later = NOW.plus(RecentRequests.MAX_LENGTH);
        var next = left(two, UUID.randomUUID(), later);

        assertThat(next.until()).doesNotContainKeys(one, other).hasSize(1);
        assertThat(next.answered(one, later)).isEqualTo(next);
        assertThat(RecentRequests.NONE.answered(one, NOW)).isEqualTo(RecentRequests.NONE);
    }

    private static RecentRequests waiting(RecentRequests before, Instant at) {
        return before.leave(UUID.randomUUID(), 2, true, at) instanceof Leaving.Later(var after, _)
                ? after
                : fail("did not have to wait");
    }

    @Test
    void somebody_who_waits_in_person_gets_the_next_place_before_any_other_work() {
        var two = left(left(RecentRequests.NONE, one, NOW), other, NOW);
        var asked = waiting(two.answered(one, NOW), NOW.plusMillis(400));
        var room = NOW.plusMillis(1_000);

        assertThat(asked.leave(UUID.randomUUID(), 2, false, room))
                .isEqualTo(new Leaving.Later(asked, Duration.ofMillis(100)));
        assertThat(asked.leave(one, 2, true, room))
                .isInstanceOfSatisfying(
                        Leaving.Now.class,
                        now ->
                                assertThat(now.requests().leave(UUID.randomUUID(), 3, false, room))
                                        .as("and then the others go on")
                                        .isInstanceOf(Leaving.Now.class));
    }

    @Test
    void who_does_not_come_back_for_a_place_keeps_others_a_tenth_of_a_second() {
        var two = left(left(RecentRequests.NONE, one, NOW), other, NOW);
        var asked = waiting(two.answered(one, NOW), NOW.plusMillis(400));

        assertThat(asked.leave(UUID.randomUUID(), 2, false, NOW.plusMillis(1_099)))
                .isInstanceOf(Leaving.Later.class);
        assertThat(asked.leave(UUID.randomUUID(), 2, false, NOW.plusMillis(1_100)))
                .isInstanceOf(Leaving.Now.class);
    }

    /** Requests and answers are under way as long as chance has it, up to a second each. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void in_no_second_does_the_service_see_more(long seed) {
        int agreed = 8;
        var random = new Random(seed);
        record Answer(Instant at, UUID request) {}
        var answers = new PriorityQueue<Answer>((a, b) -> a.at().compareTo(b.at()));
        List<Instant> arrivals = new ArrayList<>();
        var recent = RecentRequests.NONE;
        var now = NOW;
        while (arrivals.size() < 400) {
            while (!answers.isEmpty() && !answers.peek().at().isAfter(now)) {
                var answer = answers.remove();
                recent = recent.answered(answer.request(), answer.at());
            }
            var request = UUID.randomUUID();
            if (recent.leave(request, agreed, random.nextBoolean(), now)
                    instanceof Leaving.Now(var next)) {
                recent = next;
                var arrival = now.plusMillis(random.nextInt(1_000));
                arrivals.add(arrival);
                answers.add(new Answer(arrival.plusMillis(random.nextInt(1_000)), request));
            }
            now = now.plusMillis(random.nextInt(20));
        }

        arrivals.sort(null);
        for (int i = agreed; i < arrivals.size(); i++) {
            assertThat(Duration.between(arrivals.get(i - agreed), arrivals.get(i)))
                    .isGreaterThanOrEqualTo(RecentRequests.WINDOW);
        }
    }
}
