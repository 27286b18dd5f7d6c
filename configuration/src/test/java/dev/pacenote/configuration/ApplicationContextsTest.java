package dev.pacenote.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a context of its own: it is about what a context is told. */
class ApplicationContextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a${b}@example.org",
                "${nobody}",
                "${set}",
                "${HOME}",
                "${random.uuid}",
                "${ random.int }",
                "${",
                "$${",
                "}${",
                "${a:`b`}",
                "${${set}}",
                "#{1 + 1}",
                "$",
                "${pacenote.dollar:$}{"
            })
    void a_text_is_what_it_says(String text) {
        try (var context =
                ApplicationContexts.builder(Map.of("set", "other", "some.text", text)).start()) {
            assertThat(context.getProperty("some.text", String.class)).contains(text);
            assertThat(context.getEnvironment().getProperties("some"))
                    .isEqualTo(Map.of("text", text));
            assertThat(context.getProperty("some", Argument.mapOf(String.class, String.class)))
                    .contains(Map.of("text", text));
        }
    }

    @Test
    void a_value_that_is_no_text_stays_what_it_is() {
        try (var context = ApplicationContexts.builder(Map.of("number", 7, "flag", true)).start()) {
            assertThat(context.getProperty("number", Integer.class)).contains(7);
            assertThat(context.getProperty("flag", Boolean.class)).contains(true);
        }
    }

    @Test
    void no_variable_of_the_environment_is_a_property() {
        assertThat(System.getenv()).containsKey("PATH");
        try (var context = ApplicationContexts.builder(Map.of()).start()) {
            assertThat(context.containsProperty("path")).isFalse();
        }
    }
}
