package dev.pacenote.domain.platform;

/**
 * What a reader sees of a name that somebody else typed. A name may consist of characters that no
 * font draws, or of characters that change the reading direction of the text behind it; both are
 * answered here, for every page, mail and subject.
 */
public final class VisibleText {

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

    /**
     * First and last code point of each range that draws nothing: white space, control characters,
     * what Unicode calls default-ignorable (zero-width characters, fillers, variation selectors,
     * direction marks, tags), interlinear annotations, and the two symbols that are drawn empty.
     */
    private static final int[][] DRAWS_NOTHING = {
        {0x0000, 0x0020},
        {0x007F, 0x00A0},
        {0x00AD, 0x00AD},
        {0x034F, 0x034F},
        {0x061C, 0x061C},
        {0x115F, 0x1160},
        {0x1680, 0x1680},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x2000, 0x200F},
        {0x2028, 0x202F},
        {0x205F, 0x206F},
        {0x2800, 0x2800},
        {0x3000, 0x3000},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFFB},
        {0x1BCA0, 0x1BCA3},
        {0x1D159, 0x1D159},
        {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF},
    };

    private VisibleText() {}

    /** Whether a reader would see nothing: the text is empty or no character of it is drawn. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(VisibleText::drawsNothing);
    }

    /** The text, or the substitute where a reader would see nothing of the text. */
    public static String orElse(String text, String substitute) {
        return isBlank(text) ? substitute : text;
    }

    /**
     * The text in one line, such that it never changes the direction or the order of the text
     * around it. Plain left-to-right text is returned as it is. Anything else is wrapped in U+2068
     * … U+2069; the isolates inside are balanced, so that none of them ends the wrapping early or
     * outlives it.
     */
    public static String isolated(String text) {
        var line = new StringBuilder(text.length() + 2);
        boolean plain = true;
        int open = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            byte direction = Character.getDirectionality(c);
            if (breaksLine(c)) {
                line.append(' ');
                continue;
            }
            if (direction == Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE) {
                plain = false;
                if (open == 0) {
                    continue;
                }
                open--;
            } else if (opensIsolate(direction)) {
                open++;
            }
            plain &= isPlain(direction);
            line.appendCodePoint(c);
        }
        if (plain) {
            return line.toString();
        }
        line.insert(0, FIRST_STRONG_ISOLATE);
        // One for each isolate that the text leaves open, and one for ours.
        line.repeat(POP_DIRECTIONAL_ISOLATE, open + 1);
        return line.toString();
    }

    /** The beginning of a text of more than so many characters, with a mark that it was cut. */
    public static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static boolean drawsNothing(int codePoint) {
        for (int[] range : DRAWS_NOTHING) {
            if (codePoint <= range[1]) {
                return codePoint >= range[0];
            }
        }
        return false;
    }

    private static boolean breaksLine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean opensIsolate(byte direction) {
        return switch (direction) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE ->
                    true;
            default -> false;
        };
    }

    /** What keeps its place in a left-to-right line, whatever stands beside it. */
    private static boolean isPlain(byte direction) {
        return switch (direction) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
                    Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
                    Character.DIRECTIONALITY_NONSPACING_MARK,
                    Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
                    Character.DIRECTIONALITY_WHITESPACE,
                    Character.DIRECTIONALITY_OTHER_NEUTRALS ->
                    true;
            default -> false;
        };
    }
}
