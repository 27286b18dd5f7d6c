package dev.pacenote.domain.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.notice.stream.Resume.Fresh;
import dev.pacenote.domain.notice.stream.Resume.Replaying;
import dev.pacenote.domain.notice.stream.Resume.ResyncRequired;
import dev.pacenote.domain.notice.stream.Resume.UpToDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ResumeTest {

    private static final Epoch EPOCH = new Epoch("e7");

    private static Resume resume(long end, long oldest, long last) {
        return Resume.of(
                new StreamPosition(EPOCH, end),
                oldest,
                Optional.of(new StreamPosition(EPOCH, last)));
    }

    @Test
    void without_a_position_a_client_begins_at_the_end() {
        assertThat(Resume.of(new StreamPosition(EPOCH, 4182), 1, Optional.empty()))
                .isEqualTo(new Fresh());
    }

    @Test
    void at_the_end_there_is_nothing_to_replay_also_when_nothing_is_kept() {
        assertThat(resume(4182, 3000, 4182)).isEqualTo(new UpToDate());
        assertThat(resume(4182, 4183, 4182)).isEqualTo(new UpToDate());
        assertThat(resume(0, 1, 0)).isEqualTo(new UpToDate());
    }

    @Test
    void what_was_missed_is_replayed_from_the_first_event_on() {
        assertThat(resume(12, 1, 0)).isEqualTo(new Replaying(12));
        assertThat(resume(4182, 4171, 4170)).isEqualTo(new Replaying(12));
        assertThat(resume(4182, 1, 3182)).isEqualTo(new Replaying(1_000));
    }

    @Test
    void a_position_that_is_too_far_back_or_ahead_is_not_resumed() {
        assertThat(resume(4182, 1, 3181)).isEqualTo(new ResyncRequired());
        assertThat(resume(4182, 1, 4183)).isEqualTo(new ResyncRequired());
    }

    @Test
    void a_position_whose_next_event_is_gone_is_not_resumed() {
        assertThat(resume(4182, 4172, 4170)).isEqualTo(new ResyncRequired());
        assertThat(resume(4182, 4183, 4181)).isEqualTo(new ResyncRequired());
    }

    @Test
    void another_numbering_is_not_resumed_whatever_the_number_is() {
        var restored = new StreamPosition(new Epoch("e8"), 4182);

        assertThat(Resume.of(new StreamPosition(EPOCH, 4182), 1, Optional.of(restored)))
                .isEqualTo(new ResyncRequired());
    }

    @Property
    void a_client_who_may_replay_misses_nothing_and_never_much(
            @ForAll @LongRange(max = 5_000) long end,
            @ForAll @LongRange(max = 6_000) long last,
            @ForAll @LongRange(min = 1, max = 5_001) long first) {
        long oldest = Math.min(first, end + 1);

        switch (resume(end, oldest, last)) {
            case Fresh _ -> throw new AssertionError("there is a position");
            case UpToDate _ -> assertThat(last).isEqualTo(end);
            case Replaying(var missed) -> {
                assertThat(missed).isBetween(1L, Resume.MAX_MISSED).isEqualTo(end - last);
                assertThat(oldest).isLessThanOrEqualTo(last + 1);
            }
            case ResyncRequired _ ->
                    assertThat(last > end || end - last > Resume.MAX_MISSED || oldest > last + 1)
                            .isTrue();
        }
    }
}
