package dev.pacenote.domain.platform.setting;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.HashSet;
import java.util.List;

/**
 * The settings of all features that are there.
 *
 * @param all in the order in which admins see them
 */
public record SettingDefinitions(List<SettingDefinition> all) {

    public SettingDefinitions {
        all = List.copyOf(all);
        var keys = new HashSet<String>();
        for (var setting : all) {
            if (!keys.add(setting.key())) {
                throw new IllegalArgumentException("two settings are called " + setting.key());
            }
        }
    }

    /**
     * The setting of this key.
     *
     * @throws InvalidValueException when there is none
     */
    public SettingDefinition find(String key) {
        return all.stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidValueException(
                                        "unknown_value", "There is no setting of this name."));
    }
}
