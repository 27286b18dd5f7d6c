package dev.pacenote.adapters.out.dynamodb.parts.analytics;

import dev.pacenote.domain.parts.analytics.Used;
import java.math.BigDecimal;

/**
 * What the movements of a part in a month add up to.
 *
 * @param moved whether one of them is no transfer
 * @param corrected how far counts and adjustments were from the numbers
 */
record MonthSums(boolean moved, Used used, BigDecimal corrected) {

    static final MonthSums NOTHING = new MonthSums(false, Used.NOTHING, BigDecimal.ZERO);

    private static final String MOVED = "moved";
    private static final String STAYED = "-";

    MonthSums plus(LedgerLine line) {
        var kind = line.kind();
        return new MonthSums(
                moved || !kind.isTransfer(),
                kind.isConsumption() ? used.plus(line.used()) : used,
                kind.isCorrection() ? corrected.add(line.movement().delta().value()) : corrected);
    }

    /** As a text, in which numbers stay exact. */
    String text() {
        return String.join(
                " ",
                moved ? MOVED : STAYED,
                used.quantity().toPlainString(),
                used.value().toPlainString(),
                corrected.toPlainString());
    }

    static MonthSums of(String text) {
        var values = text.split(" ", -1);
        return new MonthSums(
                values[0].equals(MOVED),
                new Used(new BigDecimal(values[1]), new BigDecimal(values[2])),
                new BigDecimal(values[3]));
    }
}
