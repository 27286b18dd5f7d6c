package dev.pacenote.acceptance.support.mail;

import dev.pacenote.lambda.local.standin.SesStandIn;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Hands what SES would deliver to the mail server of the tests. */
public final class SesRelay {

    private static final int TEMPORARY = 4;

    private SesRelay() {}

    /** What SES would deliver reaches the mail server of the app. */
    public static SesStandIn.Sink.Word relay(int port, String to, byte[] message) {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        var session = Session.getInstance(properties);
        try {
            Transport.send(
                    new MimeMessage(session, new ByteArrayInputStream(message)) {
                        @Override
                        protected void updateHeaders() {
                            // It is sent as it is.
                        }
                    },
                    InternetAddress.parse(to));
            return SesStandIn.Sink.Word.ACCEPTED;
        } catch (SendFailedException e) {
            return isTemporary(e)
                    ? SesStandIn.Sink.Word.TRY_LATER
                    : SesStandIn.Sink.Word.BAD_ADDRESS;
        } catch (MessagingException e) {
            return SesStandIn.Sink.Word.TRY_LATER;
        }
    }

    /** Whether the server takes it for nobody, but only for now, by a code that begins with 4. */
    private static boolean isTemporary(SendFailedException failure) {
        return Stream.<Exception>iterate(
                        failure,
                        Objects::nonNull,
                        cause ->
                                cause instanceof MessagingException known
                                        ? known.getNextException()
                                        : null)
                .mapToInt(SesRelay::code)
                .anyMatch(code -> code / 100 == TEMPORARY);
    }

    /** What the server answered; 0 where the failure is no answer. */
    private static int code(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException refusal -> refusal.getReturnCode();
            case SMTPSendFailedException refusal -> refusal.getReturnCode();
            default -> 0;
        };
    }
}
