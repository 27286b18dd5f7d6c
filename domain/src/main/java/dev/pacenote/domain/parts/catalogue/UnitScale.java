package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;

/**
 * How finely a part is counted.
 *
 * @param decimals 0 for whole units, to 3
 */
public record UnitScale(int decimals) {

    public static final UnitScale WHOLE = new UnitScale(0);

    public UnitScale {
        if (decimals < 0 || decimals > Quantity.MAX_DECIMALS) {
            throw new InvalidValueException("out_of_range", "A unit has 0 to 3 decimals.");
        }
    }

    /** The smallest quantity above zero. */
    public Quantity oneUnit() {
        return new Quantity(BigDecimal.ONE.movePointLeft(decimals));
    }
}
