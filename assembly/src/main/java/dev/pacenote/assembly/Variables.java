package dev.pacenote.assembly;

import java.net.URI;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads single variables as what they should be, and notes every one that is not. A note names the
 * variable and never repeats its value.
 */
final class Variables {

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

    Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(t -> !t.isEmpty());
    }

    boolean has(String name) {
        return get(name).isPresent();
    }

    /** Adds the name to those that are missing, if it is. */
    void require(String name, List<String> missing) {
        if (!has(name)) {
            missing.add(name);
        }
    }

    String choice(String name, String otherwise, String... allowed) {
        var value = get(name).orElse(otherwise);
        if (!Arrays.asList(allowed).contains(value)) {
            problems.add(name + " must be one of " + String.join(", ", allowed) + ".");
            return otherwise;
        }
        return value;
    }

    int number(String name, int otherwise, int min, int max) {
        var text = get(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of range.
            return wrongNumber(name, otherwise, min, max);
        }
        return wrongNumber(name, otherwise, min, max);
    }

    private int wrongNumber(String name, int otherwise, int min, int max) {
        problems.add(name + " must be a whole number from " + min + " to " + max + ".");
        return otherwise;
    }

    List<String> list(String name, String otherwise) {
        return Arrays.stream(get(name).orElse(otherwise).split(",", -1))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** Reads what is wanted, or notes what is wrong with it. */
    <T> Optional<T> parsed(String name, String what, Function<String, T> reader) {
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

    URI url(String name, String otherwise) {
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
