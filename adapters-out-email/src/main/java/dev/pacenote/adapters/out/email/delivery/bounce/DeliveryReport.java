package dev.pacenote.adapters.out.email.delivery.bounce;

import dev.pacenote.domain.delivery.DeliveryStatus;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;

/**
 * A report of a mail server about one mail (RFC 3464), of which we read what became of the mail and
 * the headers it gives back. It comes from anywhere: every part is read up to a limit.
 *
 * @param dead whether no mail can reach the address any more
 * @param original headers of the mail that the report is about
 */
record DeliveryReport(boolean dead, InternetHeaders original) {

    private static final int MAX_PARTS = 10;
    private static final int MAX_RECIPIENTS = 20;
    private static final int MAX_PART_BYTES = 65_536;

    private static final Session SESSION = Session.getInstance(new Properties());

    /**
     * @param message a whole message
     * @return empty when it is no report about a mail, or keeps the mail's headers to itself
     */
    static Optional<DeliveryReport> read(byte[] message) throws MessagingException, IOException {
        var mail = new MimeMessage(SESSION, new ByteArrayInputStream(message));
        if (!mail.isMimeType("multipart/report")
                || !(mail.getContent() instanceof MimeMultipart parts)) {
            return Optional.empty();
        }
        boolean told = false;
        boolean dead = false;
        var original = Optional.<InternetHeaders>empty();
        for (int i = 0; i < Math.min(parts.getCount(), MAX_PARTS); i++) {
            var part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")
                    || part.isMimeType("message/global-delivery-status")) {
                told = true;
                dead |= saysDead(start(part));
            } else if (part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/rfc822")
                    || part.isMimeType("message/global-headers")
                    || part.isMimeType("message/global")) {
                original = Optional.of(new InternetHeaders(start(part), true));
            }
        }
        boolean failed = dead;
        return told
                ? original.map(headers -> new DeliveryReport(failed, headers))
                : Optional.empty();
    }

    private static ByteArrayInputStream start(BodyPart part)
            throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new ByteArrayInputStream(in.readNBytes(MAX_PART_BYTES));
        }
    }

    /** The first group of fields is about the mail, each further one about a recipient. */
    private static boolean saysDead(ByteArrayInputStream fields) throws MessagingException {
        boolean dead = false;
        for (int group = 0; group <= MAX_RECIPIENTS && fields.available() > 0; group++) {
            var headers = new InternetHeaders(fields, true);
            var said = field(headers, "Diagnostic-Code").orElse("");
            dead |=
                    field(headers, "Action").filter("failed"::equalsIgnoreCase).isPresent()
                            && field(headers, "Status")
                                    .flatMap(DeliveryStatus::of)
                                    .filter(status -> status.isDeadAddress(said))
                                    .isPresent();
        }
        return dead;
    }

    private static Optional<String> field(InternetHeaders headers, String name) {
        return Optional.ofNullable(headers.getHeader(name, null)).map(String::strip);
    }

    /** A header of the mail that the report is about. */
    Optional<String> header(String name) {
        return field(original, name);
    }
}
