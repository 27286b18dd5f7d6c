package dev.pacenote.application.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UniqueNamesTest {

    @Test
    void parts_with_names_of_their_own_pass_and_a_second_one_of_a_name_is_refused() {
        assertThat(UniqueNames.require("job", List.of("a", "b"), name -> name))
                .containsExactly("a", "b");
        assertThatThrownBy(
                        () ->
                                UniqueNames.require(
                                        "job",
                                        List.of("a", "A"),
                                        name -> name.toLowerCase(Locale.ROOT)))
                .hasMessage("more than one job is called a");
    }
}
