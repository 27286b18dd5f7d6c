package dev.pacenote.adapters.in.http.platform.request.validation;

/** Knows by what the container holds, such as the keys of its settings, whether a text is valid. */
@FunctionalInterface
public interface TextCheck {

    /**
     * Accepts a text, or refuses it.
     *
     * @throws dev.pacenote.domain.platform.InvalidValueException when the text is refused
     */
    void check(String text);
}
