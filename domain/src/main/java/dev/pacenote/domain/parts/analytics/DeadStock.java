package dev.pacenote.domain.parts.analytics;

import dev.pacenote.domain.parts.catalogue.Part;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A part that lies on the shelf and that nobody uses.
 *
 * @param value of what lies there at the part's price, not rounded
 * @param lastConsumedAt empty: it was never used
 */
public record DeadStock(Part part, BigDecimal value, Optional<Instant> lastConsumedAt) {

    /** The most valuable first. */
    public static final Comparator<DeadStock> MOST_VALUABLE_FIRST =
            Comparator.comparing(DeadStock::place, FigurePlace.ORDER);

    private static final Duration UNUSED = Duration.ofDays(180);

    /** Where it is in the list that is sorted so. */
    public FigurePlace place() {
        return FigurePlace.largestFirst(value, part.key().id());
    }

    /**
     * @param part one that is not archived
     * @return empty when the part is none of them
     */
    public static Optional<DeadStock> of(Part part, Optional<Instant> lastConsumedAt, Instant now) {
        var since = now.minus(UNUSED);
        boolean isDead =
                part.stock().isPositive()
                        && part.times().createdAt().isBefore(since)
                        && lastConsumedAt.filter(at -> !at.isBefore(since)).isEmpty();
        return isDead
                ? Optional.of(
                        new DeadStock(
                                part,
                                part.details().supply().unitPrice().times(part.stock()),
                                lastConsumedAt))
                : Optional.empty();
    }
}
