package dev.pacenote.configuration;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One variable, as a component of a record describes it.
 *
 * @param property where the context finds it
 * @param argument the constructor's, with its type
 */
record Described(AnnotationValue<Variable> variable, String property, Argument<?> argument) {

    /**
     * Empty for a component that holds no variable.
     *
     * @throws IllegalStateException for a name with a digit, under which the context finds nothing
     */
    static Optional<Described> of(String prefix, Argument<?> argument) {
        if (argument.getName().chars().anyMatch(Character::isDigit)) {
            throw new IllegalStateException(
                    "The context would not find the component " + argument.getName() + ".");
        }
        return argument.getAnnotationMetadata()
                .findAnnotation(Variable.class)
                .map(
                        variable ->
                                new Described(
                                        variable,
                                        prefix + "." + NameUtils.hyphenate(argument.getName()),
                                        argument));
    }

    String name() {
        return variable.getRequiredValue(String.class);
    }

    Optional<String> alias() {
        return variable.stringValue("alias").filter(name -> !name.isEmpty());
    }

    Stream<String> names() {
        return Stream.concat(Stream.of(name()), alias().stream());
    }

    String meaning() {
        return variable.stringValue("meaning").orElseThrow();
    }

    boolean secret() {
        return variable.isTrue("secret");
    }

    boolean functionsNeedIt() {
        return variable.isTrue("functionsNeedIt");
    }

    /** The choices that need it, as {@code VARIABLE=word}. */
    Set<String> neededWith() {
        return Set.of(variable.stringValues("neededWith"));
    }

    ReadBy readBy() {
        return variable.enumValue("readBy", ReadBy.class).orElse(ReadBy.BOTH);
    }

    Characters characters() {
        return variable.enumValue("characters", Characters.class)
                .orElse(secret() ? Characters.ANY : Characters.PRINTABLE);
    }

    Optional<String> fallback() {
        return argument.getAnnotationMetadata().stringValue(Bindable.class, "defaultValue");
    }

    boolean optional() {
        return argument.isOptional();
    }

    /** Whether the record cannot exist without the variable. */
    boolean required() {
        return !optional() && fallback().isEmpty();
    }

    /** What the value is read as. */
    Argument<?> type() {
        return optional() ? argument.getFirstTypeVariable().orElseThrow() : argument;
    }

    long min() {
        return variable.longValue("min").orElse(Long.MIN_VALUE);
    }

    long max() {
        return variable.longValue("max").orElse(Long.MAX_VALUE);
    }

    /** The words of an enum, as they are written in a variable. */
    Stream<String> words() {
        return Stream.of(type().getType().getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
    }

    /** The end of a sentence that begins with the variable's name. */
    String must() {
        if (type().getType().isEnum()) {
            return " must be one of " + words().collect(Collectors.joining(", ")) + ".";
        }
        if (variable.contains("min")) {
            return " must be a whole number from " + min() + " to " + max() + ".";
        }
        return " must " + variable.stringValue("must").orElse("have another form") + ".";
    }

    private String unset() {
        if (!neededWith().isEmpty()) {
            return "required with "
                    + neededWith().stream()
                            .sorted()
                            .map(choice -> "`" + choice + "`")
                            .collect(Collectors.joining(", "));
        }
        return functionsNeedIt() && readBy() == ReadBy.FUNCTIONS ? "–" : "unset";
    }

    /** For the reference page. */
    String otherwise() {
        return variable.stringValue("otherwise")
                .filter(text -> !text.isEmpty())
                .or(() -> fallback().filter(text -> !text.isEmpty()).map(text -> "`" + text + "`"))
                .orElseGet(this::unset);
    }
}
