package dev.pacenote.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HistoryEntryTest {

    @Test
    void only_what_was_sent_is_never_replaced() {
        assertThat(Arrays.stream(HistoryEntry.Status.values()))
                .filteredOn(HistoryEntry.Status::isFinal)
                .containsExactly(HistoryEntry.Status.SENT);
    }
}
