package dev.pacenote.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rules.md} names every rule of the contract of messages and the tests that show it.
 * This reads the table and says what is missing in it or not true.
 */
@Tag("server")
class RuleTableTest {

    private static final List<String> RULES =
            IntStream.rangeClosed(1, 15).mapToObj(number -> "R" + number).toList();

    private final TestTable table = new TestTable(RULES, Set.of());

    @Test
    void every_rule_is_in_the_table_with_tests_that_exist() {
        assertThat(table.faults(Path.of("../docs/rules.md"))).isEmpty();
    }

    private List<String> planted(String row) {
        return table.faults(row).stream()
                .filter(fault -> !fault.endsWith("is missing in the table"))
                .toList();
    }

    @Test
    void a_table_that_is_not_true_is_found_out() {
        assertThat(table.faults("")).hasSize(RULES.size()).contains("R15 is missing in the table");
        assertThat(planted("| R3 | x | `RuleTableTest` |")).isEmpty();
        assertThat(planted("| R3 | x | `RuleTableTest#a_table_that_is_not_true_is_found_out` |"))
                .isEmpty();
        assertThat(planted("| R3 | x | by hand |")).containsExactly("R3 names no test");
        assertThat(planted("| R3 | x | `NoSuchTest` |"))
                .containsExactly("R3 names the test NoSuchTest, which does not exist");
        assertThat(planted("| R3 | x | `RuleTableTest#nothing` |"))
                .containsExactly("R3 names RuleTableTest#nothing, which does not exist");
        assertThat(planted("| R16 | x | `RuleTableTest` |"))
                .containsExactly("R16 is unknown, or stands twice in the table");
        assertThat(planted("| R3 | x | `RuleTableTest` |\n| R3 | x | `RuleTableTest` |"))
                .containsExactly("R3 is unknown, or stands twice in the table");
    }
}
