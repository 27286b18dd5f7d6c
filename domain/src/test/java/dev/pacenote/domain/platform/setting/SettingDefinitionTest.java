package dev.pacenote.domain.platform.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingDefinitionTest {

    private static final SettingDefinition MAX_UMBRELLAS =
            new SettingDefinition("max_umbrellas", 2, 500, 100, "Umbrellas that one may own.");
    private static final SettingDefinition RAIN_THRESHOLD =
            new SettingDefinition("rain_threshold", 1, 50, 5, "Millimetres that count as rain.");

    @ParameterizedTest
    @ValueSource(strings = {"2", "100", "500"})
    void whole_numbers_within_the_limits_are_read(String text) {
        assertThat(MAX_UMBRELLAS.read(text)).isEqualTo(Integer.parseInt(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "501", "-2", "+2", "02", "2.0", " 2", "2e1", "9999999999", "two"})
    void everything_else_is_refused_with_the_limits(String text) {
        assertThatThrownBy(() -> MAX_UMBRELLAS.read(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.code()).isEqualTo("out_of_range"))
                .hasMessage("max_umbrellas must be a whole number from 2 to 500.");
    }

    @Test
    void a_default_outside_the_limits_is_a_mistake_of_ours() {
        assertThatThrownBy(() -> new SettingDefinition("max_umbrellas", 2, 500, 501, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settings_are_found_by_their_key_and_keep_their_order() {
        var settings = new SettingDefinitions(List.of(RAIN_THRESHOLD, MAX_UMBRELLAS));

        assertThat(settings.find("max_umbrellas")).isEqualTo(MAX_UMBRELLAS);
        assertThat(settings.all()).containsExactly(RAIN_THRESHOLD, MAX_UMBRELLAS);
        assertThatThrownBy(() -> settings.find("MAX_UMBRELLAS"))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.code()).isEqualTo("unknown_value"));
    }

    @Test
    void two_settings_of_one_key_are_a_mistake_of_ours() {
        assertThatThrownBy(() -> new SettingDefinitions(List.of(MAX_UMBRELLAS, MAX_UMBRELLAS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max_umbrellas");
    }
}
