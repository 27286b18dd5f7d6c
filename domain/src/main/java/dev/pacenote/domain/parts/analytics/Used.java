package dev.pacenote.domain.parts.analytics;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * What jobs used of a part, less what they gave back. It is below zero where more came back than
 * was taken.
 *
 * @param quantity in the part's unit
 * @param value what each unit was worth when it was used; exact, whoever shows it rounds once
 */
public record Used(BigDecimal quantity, BigDecimal value) {

    public static final Used NOTHING = new Used(BigDecimal.ZERO, BigDecimal.ZERO);

    public boolean isNothing() {
        return quantity.signum() == 0 && value.signum() == 0;
    }

    public Used plus(Used more) {
        return new Used(quantity.add(more.quantity), value.add(more.value));
    }

    public static Used sum(Collection<Used> all) {
        return all.stream().reduce(NOTHING, Used::plus);
    }
}
