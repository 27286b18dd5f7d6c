package dev.pacenote.adapters.out.email.delivery.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was said is said: a server that breaks the connection instead of a goodbye has taken the
 * mail nevertheless. The library would tell the lost goodbye as if it were the outcome.
 *
 * <p>Public, because a session makes its transports itself.
 */
public final class LenientSmtpTransport extends SMTPTransport {

    private static final Logger LOG = LoggerFactory.getLogger(LenientSmtpTransport.class);

    /** For the session whose mail it carries. */
    static final Provider PROVIDER =
            new Provider(
                    Provider.Type.TRANSPORT,
                    "smtp",
                    LenientSmtpTransport.class.getName(),
                    "Pacenote",
                    null);

    public LenientSmtpTransport(Session session, URLName server) {
        super(session, server);
    }

    @Override
    public synchronized void close() {
        try {
            super.close();
        } catch (MessagingException e) {
            LOG.debug("the connection to the mail server could not be closed", e);
        }
    }
}
