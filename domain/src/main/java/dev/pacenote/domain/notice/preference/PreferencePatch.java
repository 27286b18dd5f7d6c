package dev.pacenote.domain.notice.preference;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person wants to be different among their preferences.
 *
 * @param changes by path: the new value; empty where the initial one is to hold again
 * @param faults what cannot be done; nothing is changed then
 */
public record PreferencePatch(Map<String, Optional<Object>> changes, List<Fault> faults) {

    /** Nothing is to be different. */
    public static final PreferencePatch NONE = new PreferencePatch(Map.of(), List.of());

    /** A value, or a name, that is none. */
    public record Fault(String path, String code, String message) {}

    public PreferencePatch {
        changes = Map.copyOf(changes);
        faults = List.copyOf(faults);
    }
}
