package dev.pacenote.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(".env");
    }

    @Test
    void variables_of_the_file_count_unless_the_process_was_given_others()
            throws IOException, Variables.UnreadableException {
        Files.writeString(
                file,
                """
                # The mail account
                EMAIL_USER=fox@example.org
                EMAIL_PASS="a b # c"
                PORT=4000

                JWT_SECRET=with = and $ in it
                """);

        var all = Variables.withFile(Map.of("PORT", "5000", "HOME", "/home/fox"), folder);

        assertThat(all.namesInFile())
                .containsExactlyInAnyOrder("EMAIL_USER", "EMAIL_PASS", "PORT", "JWT_SECRET");
        assertThat(all.values())
                .containsOnly(
                        Map.entry("EMAIL_USER", "fox@example.org"),
                        Map.entry("EMAIL_PASS", "a b # c"),
                        Map.entry("JWT_SECRET", "with = and $ in it"),
                        Map.entry("PORT", "5000"),
                        Map.entry("HOME", "/home/fox"));
    }

    @Test
    void without_a_file_there_is_only_the_process() throws Variables.UnreadableException {
        assertThat(Variables.withFile(Map.of("PORT", "1"), folder))
                .isEqualTo(Variables.of(Map.of("PORT", "1")));
    }

    @Test
    void another_file_may_be_named_and_must_be_there() throws Exception {
        Files.writeString(folder.resolve("other"), "PORT=4000\n");

        assertThat(Variables.withFile(Map.of("PACENOTE_ENV_FILE", "other"), folder).values())
                .containsEntry("PORT", "4000");
        assertThatThrownBy(() -> Variables.withFile(Map.of("PACENOTE_ENV_FILE", "nowhere"), folder))
                .isInstanceOf(Variables.UnreadableException.class)
                .hasMessageContaining("PACENOTE_ENV_FILE");
    }

    @Test
    void single_quotes_which_would_become_part_of_a_secret_are_refused() throws IOException {
        Files.writeString(file, "EMAIL_PASS='hunter2'\n");

        assertThatThrownBy(() -> Variables.withFile(Map.of(), folder))
                .isInstanceOf(Variables.UnreadableException.class)
                .hasMessageContaining("EMAIL_PASS")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_line_that_is_none_is_refused_and_not_repeated() throws IOException {
        Files.writeString(file, "PORT=4000\nhunter2 without a name\n");

        assertThatThrownBy(() -> Variables.withFile(Map.of(), folder))
                .isInstanceOf(Variables.UnreadableException.class)
                .hasMessageContaining(".env")
                .hasMessageNotContaining("hunter2");
    }
}
