package dev.pacenote.configuration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names that no record describes. A name that begins with {@code PACENOTE_} can only be meant for
 * us, and a name in the file that is nearly one of ours is most likely misspelt: both are problems,
 * because the variable that was meant would be left at its default without a word. Any other
 * unknown name in the file may belong to another program, and is a warning.
 */
final class UnknownNames {

    private static final String OURS = "PACENOTE_";
    private static final int NEAR = 2;

    private final Set<String> known;

    UnknownNames(List<DescribedGroup> groups) {
        known =
                groups.stream()
                        .flatMap(group -> group.variables().stream())
                        .flatMap(Described::names)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> problems(Variables variables) {
        var ours = variables.values().keySet().stream().filter(name -> name.startsWith(OURS));
        var near = variables.namesInFile().stream().filter(name -> nearest(name, NEAR).isPresent());
        return Stream.concat(ours, near)
                .filter(name -> !known.contains(name))
                .distinct()
                .sorted()
                .map(
                        name ->
                                name
                                        + " is not a variable of Pacenote"
                                        + nearest(name, Integer.MAX_VALUE)
                                                .map(other -> "; is " + other + " meant?")
                                                .orElse("."))
                .toList();
    }

    List<String> warnings(Variables variables) {
        return variables.namesInFile().stream()
                .filter(name -> !known.contains(name))
                .filter(name -> !name.startsWith(OURS) && nearest(name, NEAR).isEmpty())
                .sorted()
                .map(name -> name + " in the file of variables is not one of Pacenote's.")
                .toList();
    }

    /** The known name with the fewest letters that differ, unless more than that many do. */
    private Optional<String> nearest(String name, int atMost) {
        var best = Optional.<String>empty();
        int least = atMost == Integer.MAX_VALUE ? atMost : atMost + 1;
        for (var other : known) {
            int distance = distance(name.toUpperCase(Locale.ROOT), other);
            if (distance < least) {
                least = distance;
                best = Optional.of(other);
            }
        }
        return best;
    }

    /** How many letters must be put in, left out or changed to make one of the other. */
    static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(before[j - 1] + change, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
