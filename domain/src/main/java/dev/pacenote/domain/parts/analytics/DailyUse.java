package dev.pacenote.domain.parts.analytics;

import dev.pacenote.domain.parts.catalogue.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;

/**
 * How fast a part is used, by the last {@value #MAX_DAYS} days at most. A part that moved first a
 * short time ago is judged by the days since then.
 *
 * @param total used on all those days
 * @param squares the sum of the squares of what was used on each
 * @param days how many days it is about, those without any use included
 */
public record DailyUse(BigDecimal total, BigDecimal squares, int days) {

    /** So many days are looked at, today included. */
    public static final int MAX_DAYS = 90;

    private static final int LEAST_DAYS = 7;

    /** Of fewer days nothing is said about how much use varies. */
    private static final int LEAST_DAYS_OF_ADVICE = 30;

    /** With so many deviations stock lasts in 95 of 100 cases until the delivery. */
    private static final BigDecimal SAFETY = new BigDecimal("1.65");

    /**
     * @param ofDays what was used on each of those days with a use, today's last {@value #MAX_DAYS}
     * @param first the day of the part's first movement
     */
    public static DailyUse of(Collection<BigDecimal> ofDays, LocalDate first, LocalDate today) {
        long since = ChronoUnit.DAYS.between(first, today);
        return new DailyUse(
                ofDays.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                ofDays.stream()
                        .map(used -> used.multiply(used))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                Math.clamp(since, LEAST_DAYS, MAX_DAYS));
    }

    /** The first day of those that count. */
    public static LocalDate firstDay(LocalDate today) {
        return today.minusDays(MAX_DAYS - 1L);
    }

    /** Used on a day, rounded half-even to 2 decimals; 0 where more came back than was used. */
    public BigDecimal average() {
        return isUsed()
                ? total.divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_EVEN)
                : BigDecimal.ZERO;
    }

    private boolean isUsed() {
        return total.signum() > 0;
    }

    /**
     * For how many days stock lasts, rounded half-even to 1 decimal.
     *
     * @return empty when it is not used at all
     */
    public Optional<BigDecimal> coverDays(Quantity stock) {
        return isUsed()
                ? Optional.of(
                        stock.orZero()
                                .value()
                                .multiply(BigDecimal.valueOf(days))
                                .divide(total, 1, RoundingMode.HALF_EVEN))
                : Optional.empty();
    }

    /**
     * The threshold at which an order would arrive in time: what is used until then, and some more
     * because use varies from day to day. An advice; nothing follows from it.
     *
     * @param leadDays from order to delivery
     * @return a whole number, rounded up; empty when too few days are known
     */
    public Optional<BigDecimal> suggestedThreshold(BigDecimal leadDays) {
        if (days < LEAST_DAYS_OF_ADVICE) {
            return Optional.empty();
        }
        // With d days, sum S and sum of squares Q: sigma is the root of (d × Q − S²) ÷ d². All is
        // multiplied by d, so that nothing is rounded before the end but the root.
        var spread =
                BigDecimal.valueOf(days)
                        .multiply(squares)
                        .subtract(total.multiply(total))
                        .max(BigDecimal.ZERO)
                        .multiply(leadDays)
                        .sqrt(MathContext.DECIMAL128);
        return Optional.of(
                total.max(BigDecimal.ZERO)
                        .multiply(leadDays)
                        .add(SAFETY.multiply(spread))
                        .divide(BigDecimal.valueOf(days), 0, RoundingMode.CEILING));
    }
}
