package dev.pacenote.application.parts.analytics;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.analytics.Used;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What was used of each part of a workshop that is not archived, by the time at which it happened.
 * What took a movement back counts as what it took back. Sums are exact.
 */
public interface PartUsage {

    /** From when until when: {@code until} is the first moment behind. */
    record Span(Instant from, Instant until, ZoneId zone) {}

    /** What was used of a part on a day of the span's zone. */
    record DayOfPart(PartId part, LocalDate day, Used used) {}

    /** Days on which a job used something of a part, or gave it back; in no order. */
    List<DayOfPart> byDay(AccountId account, Span span);

    /** What was used of a part in a month. */
    record MonthOfPart(PartId part, YearMonth month, Used used) {}

    /** Months in which more or less than nothing was used of a part; in no order. */
    List<MonthOfPart> byMonth(AccountId account, LedgerSums.Months asked);

    /**
     * @param firstMovedAt when its first movement happened, of whatever kind
     * @param lastConsumedAt when something was used last that was not taken back
     */
    record History(PartId part, Instant firstMovedAt, Optional<Instant> lastConsumedAt) {}

    /** One for each part that ever moved; in no order. */
    List<History> histories(AccountId account);

    /**
     * @param arrivedAt when the first of it was received
     */
    record Delivery(PartId part, Instant orderedAt, Instant arrivedAt) {}

    /** One for each order of which something has arrived that was not taken back; in no order. */
    List<Delivery> deliveries(AccountId account);
}
