package dev.pacenote.application.contracts.platform.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Settings} promises. */
public interface SettingsContract {

    /** A setting that no feature has. */
    SettingDefinition MAX_UMBRELLAS =
            new SettingDefinition("max_umbrellas", 1, 1_000, 100, "Umbrellas that one may own.");

    Settings settings();

    @Test
    default void a_setting_has_its_usual_value_until_somebody_chooses_another() {
        var settings = settings();
        var setting = MAX_UMBRELLAS;
        assertThat(settings.get(setting).number()).isEqualTo(100);
        assertThat(settings.get(setting).changedAt()).isEmpty();

        settings.put(setting, 50, Samples.NOON);
        settings.put(setting, 60, Samples.NOON.plusSeconds(1));

        assertThat(settings.get(setting))
                .isEqualTo(
                        new Settings.Value(setting, 60, Optional.of(Samples.NOON.plusSeconds(1))));
    }
}
