package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers in cells. Spreadsheets with a decimal comma separate columns by semicolons; in their
 * files a number with one mark and three digits behind it may be a thousand times another, so it is
 * refused.
 */
public final class CsvNumbers {

    private static final int MAX_LENGTH = 40;
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern WITH_COMMA = Pattern.compile("-?[0-9]+(,[0-9]+)?");
    private static final Pattern MAYBE_THOUSANDS = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{3}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** What spreadsheets make of a long number: its last digits are lost. */
    private static final Pattern SHORTENED = Pattern.compile("[0-9]([.,][0-9]+)?[Ee]\\+[0-9]{2,3}");

    private final boolean decimalComma;

    /**
     * @param decimalComma whether the file may have decimal commas
     */
    public CsvNumbers(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    /** A number that may have decimals. */
    public BigDecimal decimal(String cell) {
        if (cell.length() <= MAX_LENGTH) {
            if (decimalComma && MAYBE_THOUSANDS.matcher(cell).matches()) {
                throw new InvalidValueException(
                        "ambiguous_number",
                        "This may be thousands or decimals. Write it without a separator of"
                                + " thousands, or with one decimal more.");
            }
            if (PLAIN.matcher(cell).matches()) {
                return new BigDecimal(cell);
            }
            if (decimalComma && WITH_COMMA.matcher(cell).matches()) {
                return new BigDecimal(cell.replace(',', '.'));
            }
        }
        throw new InvalidValueException("not_a_number", "This is no number such as 5 or 24.5.");
    }

    /** A whole number from 0, of so many digits at most. */
    public static long whole(String cell, int digits) {
        if (cell.length() > digits || !DIGITS.matcher(cell).matches()) {
            throw new InvalidValueException("not_a_number", "This is no whole number such as 5.");
        }
        return Long.parseLong(cell);
    }

    /** A number that is a name: it keeps its zeros in front, but must not have been shortened. */
    public static String code(String cell) {
        if (SHORTENED.matcher(cell).matches()) {
            throw new InvalidValueException(
                    "shortened_number",
                    "The spreadsheet has shortened this number to "
                            + cell
                            + ". Format the column as text and enter the number again.");
        }
        return cell;
    }
}
