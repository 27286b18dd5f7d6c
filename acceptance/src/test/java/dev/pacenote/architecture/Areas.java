package dev.pacenote.architecture;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The areas, each with the words that only its own sources may use. An area that moves in adds a
 * line here: its name is that of its packages, and its words are those of its field and its wire
 * ({@code goodwill|unread_?count}), never words that shared features need too.
 */
final class Areas {

    private static final Map<String, Pattern> OWN_WORDS =
            Map.of(
                    "trackmania",
                    words(
                            "trackmania|tmx|nadeo|mapper_?alert|mapper_?news"
                                    + "|driver_?notification"),
                    "messages",
                    words("client_?message|first_?contact"),
                    "streams",
                    words("twitch|guild|streamer|broadcast"),
                    "parts",
                    words("workshop|part_?number|stock_?row|reorder_?task"));

    /** Clients of an area's services that are not called after the area. */
    private static final Map<String, Set<String>> OWN_MODULES =
            Map.of("streams", Set.of("adapters-out-discord", "adapters-out-twitch"));

    private Areas() {}

    private static Pattern words(String alternatives) {
        return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
    }

    static Set<String> names() {
        return OWN_WORDS.keySet();
    }

    static boolean has(String feature) {
        return OWN_WORDS.containsKey(feature);
    }

    /** An area in whose own words a text speaks. */
    static Optional<String> namedIn(String text) {
        return OWN_WORDS.entrySet().stream()
                .filter(area -> area.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a file is in an area's own folder or module. */
    static boolean own(Path path) {
        return names().stream()
                .anyMatch(
                        area ->
                                path.getName(0).toString().endsWith("-" + area)
                                        || OWN_MODULES
                                                .getOrDefault(area, Set.of())
                                                .contains(path.getName(0).toString())
                                        || path.toString().contains("/" + area + "/"));
    }
}
