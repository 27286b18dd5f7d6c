package dev.pacenote.adapters.out.email.delivery.bounce;

import dev.pacenote.adapters.out.email.delivery.MailToken;
import dev.pacenote.application.delivery.bounce.RecordBounce.Bounce;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.platform.InvalidValueException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Recognizes a mail of ours by the headers that a report about it gives back. */
public final class ReturnedMail {

    private final MailToken token;

    public ReturnedMail(MailToken token) {
        this.token = token;
    }

    /**
     * @param header the value of a header of the mail, by its name
     * @param reported when somebody reported it; counts as its date where it names none
     * @return empty when the mail is not one of ours
     */
    public Optional<Bounce> read(
            Function<String, Optional<String>> header, DailyMail.Reason reason, Instant reported) {
        var name = header.apply(MailToken.NAME_HEADER).map(String::strip);
        var proof = header.apply(MailToken.TOKEN_HEADER).map(String::strip);
        var to = header.apply("To").flatMap(ReturnedMail::address);
        if (name.isEmpty() || proof.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return token.isGood(proof.get(), name.get(), to.get())
                ? Optional.of(
                        new Bounce(
                                to.get(),
                                name.get(),
                                reason,
                                header.apply("Date").flatMap(ReturnedMail::date).orElse(reported)))
                : Optional.empty();
    }

    private static Optional<EmailAddress> address(String text) {
        try {
            var addresses = InternetAddress.parse(text, false);
            return addresses.length == 1
                    ? Optional.of(new EmailAddress(addresses[0].getAddress()))
                    : Optional.empty();
        } catch (AddressException | InvalidValueException _) {
            // Whatever was written to it, it was not by us.
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(new MailDateFormat().parse(text).toInstant());
        } catch (ParseException _) {
            // Some mail server rewrote it: the report's own date is good enough.
            return Optional.empty();
        }
    }
}
