package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;

/**
 * A number of units of a part, with at most three decimals, also below zero. Equal numbers are
 * equal, however they were written.
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

    /** The most that a row, a part or a change holds. */
    public static final Quantity MAX = of(1_000_000_000);

    public static final Quantity ZERO = of(0);

    /** The most decimals of any unit. */
    public static final int MAX_DECIMALS = 3;

    /** Sums of many rows have to fit as well. */
    private static final int MAX_DIGITS = 16;

    /**
     * @throws InvalidValueException with the code {@code invalid_quantity} when it has more
     *     decimals or digits than any quantity has
     */
    public Quantity {
        // 1e999999999 is a short text. It is refused before anything makes its digits.
        if (value.signum() != 0 && (long) value.precision() - value.scale() > MAX_DIGITS) {
            throw invalid("A quantity is at most 1,000,000,000.");
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (value.scale() > MAX_DECIMALS) {
            throw invalid("A quantity has at most 3 decimals.");
        }
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
    }

    public static Quantity of(long units) {
        return new Quantity(BigDecimal.valueOf(units));
    }

    public static Quantity of(String text) {
        return new Quantity(new BigDecimal(text));
    }

    /**
     * A quantity as somebody typed it, up to a thousand million on either side of zero.
     *
     * @throws InvalidValueException with the code {@code invalid_quantity} when it has more
     *     decimals than the unit, or is too large
     */
    public static Quantity typed(BigDecimal number, UnitScale scale) {
        var quantity = new Quantity(number);
        if (quantity.isFinerThan(scale)) {
            throw invalid(
                    scale.decimals() == 0
                            ? "This part is counted in whole units."
                            : "This part is counted with at most "
                                    + scale.decimals()
                                    + " decimals.");
        }
        if (quantity.abs().isMoreThan(MAX)) {
            throw invalid("A quantity is at most 1,000,000,000.");
        }
        return quantity;
    }

    /** Whether nobody can count it in such a unit. */
    public boolean isFinerThan(UnitScale scale) {
        return value.scale() > scale.decimals();
    }

    private static InvalidValueException invalid(String message) {
        return new InvalidValueException("invalid_quantity", message);
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    public Quantity times(long factor) {
        return new Quantity(value.multiply(BigDecimal.valueOf(factor)));
    }

    public Quantity negated() {
        return new Quantity(value.negate());
    }

    public Quantity abs() {
        return new Quantity(value.abs());
    }

    /** Itself, or nothing where it is below zero. */
    public Quantity orZero() {
        return isNegative() ? ZERO : this;
    }

    public Quantity max(Quantity other) {
        return isMoreThan(other) ? this : other;
    }

    public Quantity min(Quantity other) {
        return isMoreThan(other) ? other : this;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    public boolean isMoreThan(Quantity other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    /** Without an exponent. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
