package dev.pacenote.adapters.in.http.notice.inbox;

import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Nullable;
import java.util.Optional;

/** A truth value in a query. */
public record TrueOrFalse(boolean value) {

    public static TrueOrFalse of(String text) {
        return switch (text) {
            case "true" -> new TrueOrFalse(true);
            case "false" -> new TrueOrFalse(false);
            default ->
                    throw new InvalidValueException("unknown_value", "Please say true or false.");
        };
    }

    /** What was given, if anything was. */
    public static Optional<Boolean> given(@Nullable String text) {
        return Optional.ofNullable(text).map(TrueOrFalse::of).map(TrueOrFalse::value);
    }
}
