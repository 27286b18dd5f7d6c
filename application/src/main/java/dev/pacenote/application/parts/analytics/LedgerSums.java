package dev.pacenote.application.parts.analytics;

import dev.pacenote.domain.identity.account.AccountId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/**
 * Sums over the ledgers of a workshop's parts that are not archived, exact, by the time at which
 * something happened. What took a movement back counts as what it took back.
 */
public interface LedgerSums {

    /**
     * Months in a zone.
     *
     * @param last with the first one among them
     */
    record Months(YearMonth first, YearMonth last, ZoneId zone) {

        public boolean has(YearMonth month) {
            return !month.isBefore(first) && !month.isAfter(last);
        }
    }

    /**
     * @param partsMoved distinct parts with a movement that is no transfer
     * @param consumed what jobs used up, less what they gave back
     * @param consumedValue the same at what each unit was worth
     * @param corrected how far counts and adjustments were from the numbers
     */
    record Month(
            YearMonth month,
            int partsMoved,
            BigDecimal consumed,
            BigDecimal consumedValue,
            BigDecimal corrected) {}

    /** Those with a movement, the oldest first. */
    List<Month> months(AccountId account, Months asked);
}
