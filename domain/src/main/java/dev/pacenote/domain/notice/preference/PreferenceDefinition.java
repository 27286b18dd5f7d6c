package dev.pacenote.domain.notice.preference;

/**
 * Something about how Pacenote treats a person that they may choose. Each feature defines its own.
 *
 * @param path where it stands among the others, as a JSON pointer: {@code /quietHours/start}
 * @param initial what holds for whoever has chosen nothing
 */
public record PreferenceDefinition(String path, PreferenceForm form, Object initial) {

    public PreferenceDefinition {
        if (!path.matches("(/[a-zA-Z]+)+")) {
            throw new IllegalArgumentException("no path of a preference: " + path);
        }
        initial = form.checked(initial);
    }
}
