package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.parts.catalogue.PlainText;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.platform.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was ordered for a task, and how much of it has arrived.
 *
 * @param number counts the orders and amendments of the task, from 1
 * @param shortfall whether the part stays low with all of it
 * @param overdue whether its date is over
 */
public record Order(
        int number,
        Quantity quantity,
        Quantity received,
        Expected expected,
        Instant orderedAt,
        Shortfall shortfall,
        boolean overdue) {

    /**
     * What the supplier said.
     *
     * @param date in the account's time zone
     * @param reference the number of the order, at most 100 characters
     */
    public record Expected(Optional<LocalDate> date, String reference) {

        /** The supplier said nothing yet. */
        public static final Expected UNKNOWN = new Expected(Optional.empty(), "");

        private static final int MAX_LENGTH = 100;

        public Expected {
            reference = PlainText.line(reference, MAX_LENGTH);
        }

        public Expected withDate(Optional<LocalDate> next) {
            return new Expected(next, reference);
        }

        public Expected withReference(String next) {
            return new Expected(date, next);
        }
    }

    public Order {
        if (!quantity.isPositive()) {
            throw new InvalidValueException("invalid_quantity", "An order is more than 0.");
        }
    }

    /** What has not arrived. */
    public Quantity outstanding() {
        return quantity.minus(received).orZero();
    }

    public boolean isComplete() {
        return outstanding().isZero();
    }

    /** More has arrived, or less than it seemed. */
    public Order received(Quantity more) {
        return new Order(
                number,
                quantity,
                received.plus(more).orZero(),
                expected,
                orderedAt,
                shortfall,
                overdue);
    }

    /** Whether the part stays low with all of it. */
    public boolean insufficient() {
        return shortfall == Shortfall.NOW;
    }

    Order insufficient(boolean next) {
        return new Order(
                number, quantity, received, expected, orderedAt, shortfall.next(next), overdue);
    }

    Order overdue(boolean next) {
        return new Order(number, quantity, received, expected, orderedAt, shortfall, next);
    }

    boolean isOver(LocalDate today) {
        return expected.date().filter(today::isAfter).isPresent();
    }
}
