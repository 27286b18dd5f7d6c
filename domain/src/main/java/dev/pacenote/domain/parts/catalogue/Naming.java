package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.platform.InvalidValueException;

/**
 * What a part is called.
 *
 * @param name 1 to 200 characters
 * @param number of the maker; blank: none
 * @param barcode blank: none
 * @param description may have line breaks
 */
public record Naming(String name, String number, String barcode, String description) {

    /** Most characters of a number, a barcode, a category or a place. */
    public static final int SHORT = 64;

    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 2_000;

    public Naming {
        name = PlainText.line(name, MAX_NAME);
        if (name.isEmpty()) {
            throw new InvalidValueException("required", "A part has a name.");
        }
        number = PlainText.line(number, SHORT);
        barcode = PlainText.line(barcode, SHORT);
        description = PlainText.lines(description, MAX_DESCRIPTION);
    }

    public Naming withName(String next) {
        return new Naming(next, number, barcode, description);
    }

    public Naming withNumber(String next) {
        return new Naming(name, next, barcode, description);
    }

    public Naming withBarcode(String next) {
        return new Naming(name, number, next, description);
    }

    public Naming withDescription(String next) {
        return new Naming(name, number, barcode, next);
    }

    /** What numbers are compared by; blank: it has none. */
    public String numberKey() {
        return PlainText.foldedWithoutBlanks(number);
    }

    /** What lists are in the order of. */
    public String nameKey() {
        return PlainText.folded(name);
    }
}
