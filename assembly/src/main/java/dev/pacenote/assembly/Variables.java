package dev.pacenote.assembly;

import java.net.URI;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Reads single variables as what they should be, and notes every one that is not. A note names the
 * variable and never repeats its value.
 */
final class Variables {

    private static final int LATIN_1 = 0xff;

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    Variables(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    Optional<String> get(Variable name) {
        return Optional.ofNullable(variables.get(name.name()))
                .map(String::strip)
                .filter(t -> !t.isEmpty());
    }

    boolean has(Variable name) {
        return get(name).isPresent();
    }

    /** Notes what cannot stand in a header. */
    void requireAscii(Variable name) {
        require(name, c -> c >= ' ' && c <= '~', "may hold printable ASCII characters only.");
    }

    /** Notes what cannot stand in a header that is for people. */
    void requireLatin1(Variable name) {
        require(
                name,
                c -> c <= LATIN_1 && !Character.isISOControl(c),
                "may hold printable characters of Latin-1 only: it is sent as a header.");
    }

    /** Notes what breaks lines or worse. */
    void requirePrintable(Variable name) {
        require(name, c -> !Character.isISOControl(c), "must not hold control characters.");
    }

    private void require(Variable name, IntPredicate allowed, String otherwise) {
        if (!get(name).orElse("").codePoints().allMatch(allowed)) {
            problems.add(name + " " + otherwise);
        }
    }

    /** Adds the name to those that are missing, if it is. */
    void require(Variable name, List<Variable> missing) {
        if (!has(name)) {
            missing.add(name);
        }
    }

    /** The value, or the default. */
    String text(Variable name) {
        return get(name).orElseGet(name::fallback);
    }

    String choice(Variable name, String... allowed) {
        return choiceOr(name, name.fallback(), allowed);
    }

    /** For a default that depends on something. */
    String choiceOr(Variable name, String otherwise, String... allowed) {
        var value = get(name).orElse(otherwise);
        if (!Arrays.asList(allowed).contains(value)) {
            problems.add(name + " must be one of " + String.join(", ", allowed) + ".");
            return otherwise;
        }
        return value;
    }

    int number(Variable name, int min, int max) {
        try {
            int value = Integer.parseInt(text(name));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of range.
            return wrongNumber(name, min, max);
        }
        return wrongNumber(name, min, max);
    }

    private int wrongNumber(Variable name, int min, int max) {
        problems.add(name + " must be a whole number from " + min + " to " + max + ".");
        return Integer.parseInt(name.fallback());
    }

    /** What stands between commas. */
    static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** Reads what is wanted, or notes what is wrong with it. */
    <T> Optional<T> parsed(Variable name, String what, Function<String, T> reader) {
        var text = get(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text.get()));
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.add(name + " must be " + what + ".");
            return Optional.empty();
        }
    }

    /** The value or the default as what is wanted; the default where the value is wrong. */
    <T> T parsedText(Variable name, String what, Function<String, T> reader) {
        return parsed(name, what, reader).orElseGet(() -> reader.apply(name.fallback()));
    }

    URI url(Variable name) {
        return url(name, name.fallback());
    }

    /** For a default that depends on something. */
    URI url(Variable name, String otherwise) {
        return parsed(name, "an http or https address", Variables::httpUrl)
                .orElseGet(() -> URI.create(otherwise));
    }

    private static URI httpUrl(String text) {
        var trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        var url = URI.create(trimmed);
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException("not http");
        }
        return url;
    }
}
