package dev.pacenote.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The reference says what is read. To write it anew: {@code mvn test -pl assembly -am
 * -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dreference=write}.
 */
class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void the_page_is_what_the_program_reads() throws IOException {
        if ("write".equals(System.getProperty("reference"))) {
            Files.writeString(PAGE, ConfigurationReference.text());
        }

        assertThat(PAGE).content().isEqualTo(ConfigurationReference.text());
    }

    @Test
    void nothing_is_said_twice_and_nothing_left_out() {
        var page = ConfigurationReference.text();

        for (var variable : Variable.values()) {
            assertThat(page.split("\n\\| `" + variable.name() + "` \\|", -1)).hasSize(2);
        }
    }
}
