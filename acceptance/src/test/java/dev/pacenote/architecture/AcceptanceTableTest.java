package dev.pacenote.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/acceptance-messages.md} names each row of the contract's list with its tests. */
@Tag("server")
class AcceptanceTableTest {

    private static final List<String> ROWS =
            List.of(
                    "doors",
                    "stranger",
                    "one-address",
                    "outside-subject",
                    "settings-merge",
                    "one-switch",
                    "same-key",
                    "client-id",
                    "all-tabs",
                    "two-nodes",
                    "catch-up",
                    "zero-events",
                    "cannot-resume",
                    "lost-frame",
                    "kill",
                    "providers-down",
                    "read-cancels",
                    "mail-if-unread",
                    "reasons",
                    "dst-night",
                    "cap-gathers",
                    "not-twice-mailed",
                    "daily-mail-kept",
                    "tell-twice",
                    "cut-off",
                    "random-devices",
                    "device-fate",
                    "topic-silent",
                    "half-open",
                    "renewal",
                    "revoke",
                    "slow-reader",
                    "bad-frames",
                    "storm",
                    "text",
                    "block",
                    "withdraw",
                    "farewell",
                    "broadcast",
                    "webhook",
                    "restore",
                    "area-off",
                    "clean-logs");

    /** A benchmark shows the one; the other is about what the server does not have. */
    private static final Set<String> SHOWN_ELSEWHERE = Set.of("storm", "topic-silent");

    @Test
    void every_row_of_the_list_is_in_the_table_with_tests_that_exist() {
        var table = new TestTable(ROWS, SHOWN_ELSEWHERE);

        assertThat(table.faults(Path.of("../docs/acceptance-messages.md"))).isEmpty();
    }
}
