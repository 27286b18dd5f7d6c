package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price or cost of one unit, in the workshop's currency: 0 to 99,999,999.9999. Equal amounts are
 * equal, however they were written.
 */
public record Money(BigDecimal amount) {

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    /** Decimals of a price. */
    public static final int DECIMALS = 4;

    private static final int MAX_DIGITS = 8;
    private static final int SHOWN_DECIMALS = 2;

    /**
     * @throws InvalidValueException when it is below zero, too large or has a fifth decimal
     */
    public Money {
        if (amount.signum() < 0
                || (amount.signum() != 0
                        && (long) amount.precision() - amount.scale() > MAX_DIGITS)) {
            throw new InvalidValueException(
                    "out_of_range", "An amount of money is 0 to 99,999,999.9999.");
        }
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        if (amount.scale() > DECIMALS) {
            throw new InvalidValueException(
                    "too_many_decimals", "An amount of money has at most 4 decimals.");
        }
        if (amount.scale() < 0) {
            amount = amount.setScale(0);
        }
    }

    public static Money of(String text) {
        return new Money(new BigDecimal(text));
    }

    /** What so much costs, not rounded: sums are made of it. */
    public BigDecimal times(Quantity quantity) {
        return amount.multiply(quantity.value());
    }

    /** A sum as people see it: rounded once, half-even, to two decimals. */
    public static BigDecimal shown(BigDecimal sum) {
        var rounded = sum.setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** Without an exponent. */
    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
