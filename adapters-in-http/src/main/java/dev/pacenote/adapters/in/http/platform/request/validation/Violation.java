package dev.pacenote.adapters.in.http.platform.request.validation;

import dev.pacenote.adapters.in.http.platform.request.body.RecordReader;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.type.Argument;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * A constraint that a request broke, in the contract's words: a code, and a sentence that names the
 * field.
 *
 * @param components whom it concerns; the first is named
 */
public record Violation(List<String> components, ConstraintViolation<?> violation) {

    public static Violation of(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation() instanceof AtLeastOneOf one
                ? new Violation(List.of(one.value()), violation)
                : new Violation(
                        List.of(violation.getPropertyPath().iterator().next().getName()),
                        violation);
    }

    /** Why the component's value is refused. */
    public InvalidValueException reason(Argument<?> component, ParsedByValidator texts) {
        var name = RecordReader.nameOf(component);
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            case NotNull _ -> new InvalidValueException("required", "Please fill in " + name + ".");
            case AtLeastOneOf one -> new InvalidValueException("required", one.message());
            case ParsedBy parsed ->
                    texts.refusal(parsed.value(), String.valueOf(violation.getInvalidValue()))
                            .orElseThrow();
            case Min _, Max _ -> outOfRange(component, name);
            case Size size when violation.getInvalidValue() instanceof Collection<?> ->
                    longList(name, size.max());
            case Size size -> wrongLength(size, name);
            default -> new InvalidValueException("invalid", name + " " + violation.getMessage());
        };
    }

    public static InvalidValueException longList(String name, int max) {
        return new InvalidValueException(
                "wrong_type", name + " must be a list of at most " + max + ".");
    }

    /** What a number must be, by its own limits. */
    public static InvalidValueException outOfRange(Argument<?> component, String name) {
        var limits = component.getAnnotationMetadata();
        return new InvalidValueException(
                "out_of_range",
                name
                        + " must be a whole number"
                        + words(" from ", limits.longValue(Min.class, "value"))
                        + words(" to ", limits.longValue(Max.class, "value"))
                        + ".");
    }

    private static String words(String preposition, OptionalLong limit) {
        return limit.isPresent() ? preposition + limit.getAsLong() : "";
    }

    private static InvalidValueException wrongLength(Size size, String name) {
        var length =
                size.max() == Integer.MAX_VALUE
                        ? "at least " + size.min()
                        : size.min() == 0
                                ? "at most " + size.max()
                                : size.min() + " to " + size.max();
        return new InvalidValueException(
                "wrong_length", name + " must have " + length + " characters.");
    }
}
