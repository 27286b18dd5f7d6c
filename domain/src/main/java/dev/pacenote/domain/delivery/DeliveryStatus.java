package dev.pacenote.domain.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a mail server says about a mail, as an enhanced status code (RFC 3463) such as {@code
 * 5.1.1}.
 *
 * @param kind 2 delivered, 4 failed for now, 5 failed for good
 * @param subject what it is about: 1 address, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6
 *     content, 7 policy
 */
public record DeliveryStatus(int kind, int subject, int detail) {

    private static final Pattern FORM = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

    private static final int MAILBOX = 2;
    private static final int CONTENT = 6;
    private static final int POLICY = 7;

    /** Of the mailbox, subject 2: it exists, and its owner switched it off. */
    private static final int SWITCHED_OFF = 1;

    /** Reads a code at the beginning of a text; what follows is a comment. */
    public static Optional<DeliveryStatus> of(String text) {
        var matcher = FORM.matcher(text.strip());
        return matcher.lookingAt()
                ? Optional.of(
                        new DeliveryStatus(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2)),
                                Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /**
     * Whether no further mail can reach this address. A full mailbox, a mail that was too large or
     * looked like spam, and a sender that is not trusted are trouble that passes, or trouble of
     * ours: they are said with class 5 too, and do not count.
     */
    public boolean isDeadAddress() {
        return kind == 5
                && subject != CONTENT
                && subject != POLICY
                && (subject != MAILBOX || detail <= SWITCHED_OFF)
                && !isTooLarge();
    }

    private boolean isTooLarge() {
        return subject == 3 && detail == 4;
    }
}
