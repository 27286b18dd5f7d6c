package dev.pacenote.acceptance.support;

import dev.pacenote.lambda.local.SesStandIn;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;

/** Hands what SES would deliver to the mail server of the tests. */
final class SesRelay {

    private SesRelay() {}

    /** What SES would deliver reaches the mail server of the app. */
    static SesStandIn.Sink.Word relay(int port, String to, byte[] message) {
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
            return SesStandIn.Sink.Word.BAD_ADDRESS;
        } catch (MessagingException e) {
            return SesStandIn.Sink.Word.TRY_LATER;
        }
    }
}
