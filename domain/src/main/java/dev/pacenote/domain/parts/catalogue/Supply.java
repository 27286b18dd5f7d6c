package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Optional;

/**
 * From whom a part is bought, and for how much.
 *
 * @param unitPrice of one unit
 * @param leadTimeDays from order to delivery, 0 to 365; empty: not known
 */
public record Supply(Supplier supplier, Money unitPrice, Optional<Integer> leadTimeDays) {

    private static final int MAX_LEAD = 365;

    /** Nobody is known to sell it, and its price is 0. */
    public static final Supply UNKNOWN =
            new Supply(new Supplier("", "", "", ""), Money.ZERO, Optional.empty());

    /**
     * Who sells it.
     *
     * @param partNumber how they call it
     */
    public record Supplier(String name, String email, String url, String partNumber) {

        private static final int MAX_LENGTH = 200;

        public Supplier {
            name = PlainText.line(name, MAX_LENGTH);
            email = PlainText.line(email, MAX_LENGTH);
            url = PlainText.line(url, MAX_LENGTH);
            partNumber = PlainText.line(partNumber, MAX_LENGTH);
        }

        public Supplier withName(String next) {
            return new Supplier(next, email, url, partNumber);
        }

        public Supplier withEmail(String next) {
            return new Supplier(name, next, url, partNumber);
        }

        public Supplier withUrl(String next) {
            return new Supplier(name, email, next, partNumber);
        }

        public Supplier withPartNumber(String next) {
            return new Supplier(name, email, url, next);
        }
    }

    public Supply {
        if (leadTimeDays.filter(days -> days < 0 || days > MAX_LEAD).isPresent()) {
            throw new InvalidValueException("out_of_range", "A lead time is 0 to 365 days.");
        }
    }

    public Supply withSupplier(Supplier next) {
        return new Supply(next, unitPrice, leadTimeDays);
    }

    public Supply withUnitPrice(Money next) {
        return new Supply(supplier, next, leadTimeDays);
    }

    public Supply withLeadTimeDays(Optional<Integer> next) {
        return new Supply(supplier, unitPrice, next);
    }
}
