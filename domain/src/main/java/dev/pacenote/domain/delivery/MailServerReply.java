package dev.pacenote.domain.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a mail server said when it refused a mail: about its reader, or about us. Servers say both
 * with the same numbers: a sender that is not known, a relay that is not allowed and a limit that
 * is reached look like a mailbox that is gone, but for the words.
 *
 * @param code of three digits (RFC 5321)
 * @param text with an enhanced status code, where the server gives one
 */
public record MailServerReply(int code, String text) {

    private static final int FOR_GOOD = 500;

    /** Of a server that gives no enhanced code: it has no such mailbox. */
    private static final Set<Integer> MAILBOX_CODES = Set.of(550, 551, 553, 554);

    /** Words that are said of whoever sends, not of whoever reads. */
    private static final List<String> WORDS_ABOUT_SENDERS =
            List.of(
                    "sender",
                    "relay",
                    "auth",
                    "mail from",
                    "from address",
                    "return-path",
                    "return path",
                    "spf",
                    "dkim",
                    "dmarc",
                    "spam",
                    "policy",
                    "blocked",
                    "block list",
                    "blocklist",
                    "blacklist",
                    "banned",
                    "reputation",
                    "quota",
                    "limit",
                    "too many",
                    "client host",
                    "helo",
                    "reverse dns",
                    "starttls");

    /**
     * Whether no mail of anybody reaches that reader. What is not clear is trouble of ours, which
     * passes: a reader who is wrongly taken for gone hears of nothing any more.
     */
    public boolean isDeadAddress() {
        if (code < FOR_GOOD) {
            return false;
        }
        Optional<DeliveryStatus> status = DeliveryStatus.within(text);
        return status.map(known -> known.isDeadAddress(text))
                .orElseGet(() -> MAILBOX_CODES.contains(code) && !isAboutSender(text));
    }

    /** Whether a server's words are about whoever sent the mail. */
    static boolean isAboutSender(String text) {
        var words = text.toLowerCase(Locale.ROOT);
        return WORDS_ABOUT_SENDERS.stream().anyMatch(words::contains);
    }
}
