package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.platform.InvalidValueException;
import java.text.Normalizer;
import java.util.Locale;

/** Texts that people type about parts. */
public final class PlainText {

    private PlainText() {}

    /**
     * One line without blanks around it.
     *
     * @throws InvalidValueException when it is longer than that or has control characters
     */
    public static String line(String text, int most) {
        return checked(text.strip(), most, false);
    }

    /** The same, but that it may have line breaks. */
    public static String lines(String text, int most) {
        return checked(text.strip(), most, true);
    }

    private static String checked(String text, int most, boolean lineBreaks) {
        if (text.codePointCount(0, text.length()) > most) {
            throw new InvalidValueException(
                    "too_long", "This text has at most " + most + " characters.");
        }
        if (text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) && !(lineBreaks && isLineBreak(c)))) {
            throw new InvalidValueException(
                    "control_character", "This text has characters that nobody can see.");
        }
        return text;
    }

    private static boolean isLineBreak(int codePoint) {
        return codePoint == '\n' || codePoint == '\r';
    }

    /** What texts are compared by: compatibility forms and case make no difference. */
    public static String folded(String text) {
        return Normalizer.normalize(
                Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
                Normalizer.Form.NFKC);
    }

    /** The same without blanks, as numbers of parts are compared. */
    public static String foldedWithoutBlanks(String text) {
        return folded(text).replaceAll("\\s", "");
    }
}
