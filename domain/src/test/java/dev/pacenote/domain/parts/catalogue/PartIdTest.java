package dev.pacenote.domain.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartIdTest {

    @Test
    void low_beam_bulb_is_a_part_and_a_word_of_an_address_is_none_in_any_case() {
        assertThat(new PartId("low-beam-bulb").value()).isEqualTo("low-beam-bulb");
        for (var word : List.of("low", "LOW", "Movements", "verify", "new", "edit", "files")) {
            assertThatThrownBy(() -> new PartId(word))
                    .as(word)
                    .isInstanceOfSatisfying(
                            InvalidValueException.class,
                            e -> assertThat(e.code()).isEqualTo("reserved_id"));
        }
    }

    @Test
    void an_id_stands_in_an_address_as_it_is() {
        for (var bad : List.of("", "-a", ".a", "a b", "a/b", "ä", "a".repeat(65), "a%20")) {
            assertThatThrownBy(() -> new PartId(bad))
                    .as(bad)
                    .isInstanceOf(InvalidValueException.class);
        }
        assertThat(new PartId("a".repeat(64)).value()).hasSize(64);
    }

    @Test
    void models_that_differ_in_case_or_width_are_one_and_blank_is_all() {
        assertThat(new VehicleModel("Camry"))
                .isEqualTo(new VehicleModel(" CAMRY "))
                .isEqualTo(new VehicleModel("Ｃamry"))
                .hasSameHashCodeAs(new VehicleModel("cAmRy"));
        assertThat(new VehicleModel("  ")).isEqualTo(VehicleModel.ALL).hasToString("ALL");
        assertThat(new VehicleModel("all")).hasToString("ALL");
        assertThat(List.of(new VehicleModel("B"), VehicleModel.ALL, new VehicleModel("a")))
                .satisfies(
                        models ->
                                assertThat(models.stream().sorted().map(VehicleModel::name))
                                        .containsExactly("ALL", "a", "B"));
    }

    @Test
    void texts_are_trimmed_and_have_no_control_characters_but_line_breaks_in_a_description() {
        var naming = new Naming("  Bulb ", " bp 01 ", "", "one\ntwo");
        assertThat(naming.name()).isEqualTo("Bulb");
        assertThat(naming.numberKey()).isEqualTo(new Naming("x", "BP01", "", "").numberKey());
        assertThatThrownBy(() -> new Naming("a\nb", "", "", ""))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Naming("a", "", "", "b\u0000"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Naming("  ", "", "", ""))
                .isInstanceOf(InvalidValueException.class);
    }
}
