package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of a body, which a client may write in more than one way. */
public final class JsonNumbers {

    private static final int MAX_LENGTH = 40;

    private JsonNumbers() {}

    /**
     * A quantity: a JSON number.
     *
     * @param value as it was read; null is no quantity
     */
    public static BigDecimal quantity(@Nullable Object value) {
        return number(value);
    }

    private static BigDecimal number(@Nullable Object value) {
        if (value instanceof Double decimal && !Double.isNaN(decimal) && !decimal.isInfinite()) {
            return BigDecimal.valueOf(decimal);
        }
        if (value instanceof Number number && !(value instanceof Double)) {
            return new BigDecimal(number.toString());
        }
        throw new InvalidValueException("invalid_quantity", "A quantity is a number.");
    }

    /** An amount of money: a number, or a text that is one. */
    public static Money money(@Nullable Object value) {
        if (value instanceof String text) {
            if (text.length() > MAX_LENGTH || !text.matches("[0-9]+(\\.[0-9]+)?")) {
                throw new InvalidValueException("not_a_number", "This is no amount of money.");
            }
            return Money.of(text);
        }
        if (value instanceof Number) {
            return new Money(number(value));
        }
        throw new InvalidValueException("not_a_number", "This is no amount of money.");
    }
}
