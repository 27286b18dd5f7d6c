package dev.pacenote.domain.streams.template;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables, kept as it was typed: {@code {name}}, {@code {name|fallback}}, and {@code
 * {{} and {@code }}} for braces. A brace without a name is text. It is read once from left to
 * right; values and fallbacks are never read again.
 */
public record TemplateText(String source) {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\{\\{|}}|\\{(?<name>[A-Za-z][A-Za-z0-9_]*)(?:\\|(?<fallback>[^{}]*))?}");

    /** Nothing. */
    public static final TemplateText EMPTY = new TemplateText("");

    /**
     * A name that no variable has, or not on that occasion.
     *
     * @param position of its brace, from 0, in UTF-16 units
     */
    public record UnknownName(int position, String name) {}

    /** The first name that cannot be used on that occasion. */
    public Optional<UnknownName> unknownName(Occasion occasion) {
        return TOKEN.matcher(source)
                .results()
                .filter(token -> token.group("name") != null)
                .filter(
                        token ->
                                TemplateVariable.of(token.group("name"))
                                        .filter(variable -> variable.isFor(occasion))
                                        .isEmpty())
                .map(token -> new UnknownName(token.start(), token.group("name")))
                .findFirst();
    }

    /** Whether it names that variable. */
    public boolean names(TemplateVariable variable) {
        return TOKEN.matcher(source)
                .results()
                .anyMatch(token -> variable.wireName().equals(token.group("name")));
    }

    /**
     * The text with values in place of its variables; a name that nobody knows stays as it is.
     *
     * @param written how a value is written at this place
     */
    String filled(TemplateValues values, BiFunction<TemplateVariable, String, String> written) {
        return TOKEN.matcher(source)
                .replaceAll(token -> Matcher.quoteReplacement(shown(token, values, written)));
    }

    private static String shown(
            MatchResult token,
            TemplateValues values,
            BiFunction<TemplateVariable, String, String> written) {
        return switch (token.group()) {
            case "{{" -> "{";
            case "}}" -> "}";
            default ->
                    TemplateVariable.of(token.group("name"))
                            .map(variable -> value(variable, token, values, written))
                            .orElse(token.group());
        };
    }

    private static String value(
            TemplateVariable variable,
            MatchResult token,
            TemplateValues values,
            BiFunction<TemplateVariable, String, String> written) {
        var value = values.of(variable);
        return value.isEmpty()
                ? Optional.ofNullable(token.group("fallback")).orElse("")
                : written.apply(variable, value);
    }
}
