package dev.pacenote.domain.streams.link;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.List;
import java.util.Locale;

/**
 * Which broadcasts of a channel a server wants to hear of. Capitals do not matter. Of each list
 * there are at most {@value #MAX} entries; an empty one asks for nothing.
 *
 * @param games one of these is played
 * @param skipGames none of these is played
 * @param titleContains one of these is in the title
 * @param titleExcludes none of these is in the title
 */
public record BroadcastFilter(
        List<String> games,
        List<String> skipGames,
        List<String> titleContains,
        List<String> titleExcludes) {

    public static final int MAX = 20;
    private static final int MAX_LENGTH = 140;

    /** Every broadcast. */
    public static final BroadcastFilter ALL =
            new BroadcastFilter(List.of(), List.of(), List.of(), List.of());

    public BroadcastFilter {
        games = checked(games);
        skipGames = checked(skipGames);
        titleContains = checked(titleContains);
        titleExcludes = checked(titleExcludes);
    }

    private static List<String> checked(List<String> entries) {
        if (entries.size() > MAX) {
            throw new InvalidValueException(
                    "too_many", "A filter has at most " + MAX + " entries of a kind.");
        }
        for (var entry : entries) {
            if (entry.isBlank() || entry.length() > MAX_LENGTH) {
                throw new InvalidValueException(
                        "invalid_entry",
                        "An entry of a filter has 1 to " + MAX_LENGTH + " characters.");
            }
        }
        return List.copyOf(entries);
    }

    /**
     * Whether a broadcast is wanted.
     *
     * @param game empty while it is not known
     */
    public boolean matches(String title, String game) {
        return (games.isEmpty() || isAmong(games, game))
                && !isAmong(skipGames, game)
                && (titleContains.isEmpty() || isPart(titleContains, title))
                && !isPart(titleExcludes, title);
    }

    /** Whether it asks for something, so that a change of title or game may matter. */
    public boolean isPicky() {
        return !equals(ALL);
    }

    private static boolean isAmong(List<String> entries, String text) {
        return entries.stream().anyMatch(entry -> entry.strip().equalsIgnoreCase(text.strip()));
    }

    private static boolean isPart(List<String> entries, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return entries.stream()
                .anyMatch(entry -> lower.contains(entry.strip().toLowerCase(Locale.ROOT)));
    }
}
