package dev.pacenote.adapters.in.http.platform;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Reads query parameters: a single-valued one given twice is a 400. */
public final class Query {

    private Query() {}

    public static Optional<String> one(HttpRequest<?> request, String name) {
        var values = request.getParameters().getAll(name);
        if (values.size() > 1) {
            throw new ProblemException(
                    Problem.invalid(name, "given_twice", name + " was given more than once."));
        }
        return values.stream().findFirst();
    }

    /** A parameter that must be there, read by {@code reader}. */
    public static <T> T required(HttpRequest<?> request, String name, Function<String, T> reader) {
        return read(
                name,
                one(request, name)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                Problem.invalid(
                                                        name,
                                                        "required",
                                                        "Please give " + name + "."))),
                reader);
    }

    /** A parameter that may be missing, read by {@code reader}. */
    public static <T> Optional<T> optional(
            HttpRequest<?> request, String name, Function<String, T> reader) {
        return one(request, name).map(text -> read(name, text, reader));
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        if (text.indexOf('\0') >= 0) {
            throw new ProblemException(
                    Problem.invalid(
                            name, "invalid_characters", name + " contains a forbidden character."));
        }
        try {
            return reader.apply(text);
        } catch (InvalidValueException e) {
            throw new ProblemException(
                    Problem.invalid(name, e.code(), String.valueOf(e.getMessage())));
        }
    }

    /**
     * A parameter whose plus signs stand for themselves; empty when it has none. A browser that
     * does not encode what was typed sends a plus for a plus, where a form sends it for a space.
     */
    public static Optional<String> withPlusSigns(HttpRequest<?> request, String name) {
        var raw = request.getUri().getRawQuery();
        if (raw == null) {
            return Optional.empty();
        }
        for (var pair : raw.split("&", -1)) {
            if (pair.startsWith(name + "=") && pair.contains("+")) {
                var value = pair.substring(name.length() + 1).replace("+", "%2B");
                return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    /**
     * Which part of a list is wanted.
     *
     * @param sizeName {@code pageSize} or {@code page_size}
     */
    public static Paging paging(HttpRequest<?> request, String sizeName) {
        return paging(request, sizeName, Paging.DEFAULT_SIZE);
    }

    /** The same, with another size when none is given. */
    public static Paging paging(HttpRequest<?> request, String sizeName, int defaultSize) {
        int page = optional(request, "page", text -> number("page", text, 1_000_000)).orElse(1);
        int size =
                optional(request, sizeName, text -> number(sizeName, text, Paging.MAX_SIZE))
                        .orElse(defaultSize);
        return new Paging(page, size);
    }

    /** A whole number from 1, written strictly. */
    public static int number(String name, String text, int max) {
        if (text.matches("[1-9][0-9]{0,8}") && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw new InvalidValueException(
                "out_of_range", name + " must be a whole number from 1 to " + max + ".");
    }
}
