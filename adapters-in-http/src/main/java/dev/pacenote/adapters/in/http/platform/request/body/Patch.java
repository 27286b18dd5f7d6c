package dev.pacenote.adapters.in.http.platform.request.body;

import java.util.Optional;

/**
 * What a merging request says about one property: nothing, null, or a value. For the OpenAPI
 * document the component says so with {@code @Schema(implementation = …, nullable = true,
 * requiredMode = NOT_REQUIRED)}.
 *
 * @param <T> type of the value
 */
public sealed interface Patch<T> {

    /** The property was left out: what is stored stays. */
    record Absent<T>() implements Patch<T> {}

    /** The property was null: what is stored goes. */
    record Cleared<T>() implements Patch<T> {}

    /** The property has a new value. */
    record Replaced<T>(T value) implements Patch<T> {}

    static <T> Patch<T> absent() {
        return new Absent<>();
    }

    static <T> Patch<T> cleared() {
        return new Cleared<>();
    }

    static <T> Patch<T> of(T value) {
        return new Replaced<>(value);
    }

    /** The new value, if there is one. */
    default Optional<T> replacement() {
        return this instanceof Replaced<T>(var value) ? Optional.of(value) : Optional.empty();
    }
}
