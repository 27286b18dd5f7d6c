package dev.pacenote.domain.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WorkItemTest {

    @Test
    void that_there_was_nothing_to_do_takes_no_earlier_word_back_and_every_other_word_does() {
        assertThat(Arrays.stream(WorkItem.Outcome.values()))
                .filteredOn(WorkItem.Outcome::replacesEarlier)
                .containsExactly(WorkItem.Outcome.DONE, WorkItem.Outcome.FAILED);
    }
}
