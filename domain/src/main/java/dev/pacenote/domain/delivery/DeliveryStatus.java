package dev.pacenote.domain.delivery;

import java.util.Optional;
import java.util.Set;
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

    private static final Pattern SOMEWHERE =
            Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");

    /** There is no such mailbox, or no such domain, or the address is none. */
    private static final Set<String> NO_SUCH_READER =
            Set.of("1.1", "1.2", "1.3", "1.4", "1.6", "1.10", "2.1");

    /**
     * Of an address, a route or nothing in particular: said of readers, and of senders as well;
     * only the words beside them tell.
     */
    private static final Set<String> PERHAPS_NO_READER =
            Set.of("0.0", "1.0", "4.1", "4.4", "4.310");

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

    /** Reads the first code in what a server says. */
    static Optional<DeliveryStatus> within(String text) {
        var matcher = SOMEWHERE.matcher(text);
        return matcher.find() ? of(matcher.group()) : Optional.empty();
    }

    /**
     * Whether no further mail of anybody can reach this address. A full mailbox, a mail that was
     * too large or looked like spam, a sender that is unknown or not trusted, and a limit that is
     * reached are trouble that passes, or trouble of ours: they are said with class 5 too, and do
     * not count.
     *
     * @param said what the server said in words, or nothing
     */
    public boolean isDeadAddress(String said) {
        var code = subject + "." + detail;
        return kind == 5
                && (NO_SUCH_READER.contains(code)
                        || (PERHAPS_NO_READER.contains(code)
                                && !MailServerReply.isAboutSender(said)));
    }
}
