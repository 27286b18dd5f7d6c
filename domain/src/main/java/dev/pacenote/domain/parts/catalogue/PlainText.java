package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.platform.InvalidValueException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts that people type about parts. */
public final class PlainText {

    private static final Pattern BLANK = Pattern.compile("\\s");

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
        if (text.length() > most && text.codePointCount(0, text.length()) > most) {
            throw new InvalidValueException(
                    "too_long", "This text has at most " + most + " characters.");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && !(lineBreaks && isLineBreak(c))) {
                throw new InvalidValueException(
                        "control_character", "This text has characters that nobody can see.");
            }
        }
        return text;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** What texts are compared by: compatibility forms and case make no difference. */
    public static String folded(String text) {
        // Of each part of a large workshop several are asked for, and most have no other form.
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return Normalizer.normalize(
                Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
                Normalizer.Form.NFKC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** The same without blanks, as numbers of parts are compared. */
    public static String foldedWithoutBlanks(String text) {
        return BLANK.matcher(folded(text)).replaceAll("");
    }
}
