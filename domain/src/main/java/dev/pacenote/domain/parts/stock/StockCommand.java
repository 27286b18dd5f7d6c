package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.platform.InvalidValueException;
import java.time.Duration;
import java.util.Optional;

/**
 * A change of stock that somebody asks for.
 *
 * @param amount how much comes or goes; of a count how much there is; of an adjustment how much
 *     more or, below zero, less
 */
public record StockCommand(
        MovementType type,
        VehicleModel model,
        Quantity amount,
        Options options,
        Movement.Reason reason) {

    private static final Duration BACK = Duration.ofDays(90);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * @param expectedVersion of the pool; empty: whatever it is
     * @param clamp whether to take what is there when it is less than asked for
     * @param link whether what arrives counts for the order of the open task
     */
    public record Options(
            Optional<Money> unitCost, Optional<Long> expectedVersion, boolean clamp, boolean link) {

        public static final Options NONE =
                new Options(Optional.empty(), Optional.empty(), false, true);

        public static Options costing(Money cost) {
            return new Options(Optional.of(cost), Optional.empty(), false, true);
        }

        public static Options expecting(long version) {
            return new Options(Optional.empty(), Optional.of(version), false, true);
        }
    }

    public StockCommand {
        boolean valid =
                switch (type) {
                    case OPENING, COUNT -> !amount.isNegative();
                    case RECEIVE, CONSUME, RETURN, SCRAP -> amount.isPositive();
                    case ADJUST -> !amount.isZero();
                    case TRANSFER_IN, TRANSFER_OUT, REVERSAL -> false;
                };
        if (!valid) {
            throw new InvalidValueException(
                    "invalid_quantity",
                    switch (type) {
                        case COUNT -> "A count is 0 or more.";
                        case OPENING -> "The first stock is 0 or more.";
                        case ADJUST -> "An adjustment is more or less than 0.";
                        default -> "This quantity is more than 0.";
                    });
        }
        if (type == MovementType.ADJUST && reason.text().isEmpty()) {
            throw new InvalidValueException("required", "An adjustment has a reason.");
        }
        if (reason.occurredAt().isBefore(reason.createdAt().minus(BACK))
                || reason.occurredAt().isAfter(reason.createdAt().plus(AHEAD))) {
            throw new InvalidValueException(
                    "out_of_range", "It happened 90 days ago at most, and not in the future.");
        }
    }

    /** How the pool changes that holds so much. */
    Quantity delta(Quantity held) {
        return switch (type) {
            case OPENING, RECEIVE, RETURN, ADJUST -> amount;
            case CONSUME, SCRAP -> amount.negated();
            case COUNT -> amount.minus(held);
            case TRANSFER_IN, TRANSFER_OUT, REVERSAL -> throw new IllegalStateException();
        };
    }
}
