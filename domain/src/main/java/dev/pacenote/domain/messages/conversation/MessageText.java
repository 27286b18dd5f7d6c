package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.VisibleText;
import java.nio.charset.StandardCharsets;

/**
 * What somebody writes to somebody else: plain text, kept character for character. It has 1 to
 * {@value #MAX_LENGTH} code points, at most {@value #MAX_BYTES} bytes in UTF-8, something to see,
 * and no control characters but tabs and line breaks.
 */
public record MessageText(String value) {

    public static final int MAX_LENGTH = 4_000;
    public static final int MAX_BYTES = 16 * 1024;

    public MessageText {
        if (VisibleText.isBlank(value)) {
            throw new InvalidValueException("required", "Please write something.");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "A message has at most " + MAX_LENGTH + " characters.");
        }
        if (value.codePoints().anyMatch(MessageText::isForbidden)) {
            throw new InvalidValueException(
                    "invalid_characters", "A message cannot contain control characters.");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new InvalidValueException(
                    "too_long", "A message has at most " + MAX_BYTES + " bytes.");
        }
    }

    private static boolean isForbidden(int codePoint) {
        boolean unpaired =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean layout = codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        return unpaired || (Character.isISOControl(codePoint) && !layout);
    }

    /** No text: it belongs in no log. */
    @Override
    public String toString() {
        return "MessageText[" + value.length() + "]";
    }
}
