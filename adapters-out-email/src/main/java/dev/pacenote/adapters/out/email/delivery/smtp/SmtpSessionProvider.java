package dev.pacenote.adapters.out.email.delivery.smtp;

import dev.pacenote.application.delivery.mail.Mailer;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.email.javamail.sender.SessionProvider;
import jakarta.mail.Authenticator;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The session of our mail server, made when the first mail leaves. The module's own provider takes
 * the session that the whole Java process shares, and with it whatever server was named first.
 */
public final class SmtpSessionProvider implements SessionProvider {

    private static final String CONNECT_MS = "10000";
    private static final String READ_MS = "20000";

    /** Of the longest hand-over, the rest is for writing the mail and finding the server. */
    public static final Duration CONVERSATION = Mailer.MAX_HAND_OVER.minusSeconds(5);

    private final Supplier<Session> session;

    /**
     * @param server which mail server it is, and how it is spoken to: properties of Jakarta Mail
     * @param login null for a server without login
     * @param longest after which a conversation is ended
     */
    public SmtpSessionProvider(
            Map<String, String> server, @Nullable Authenticator login, Duration longest) {
        session = SupplierUtil.memoized(() -> session(server, login, longest));
    }

    private static Session session(
            Map<String, String> server, @Nullable Authenticator login, Duration longest) {
        var p = new Properties();
        p.putAll(server);
        p.setProperty("mail.transport.protocol", "smtp");
        p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        p.setProperty("mail.smtp.connectiontimeout", CONNECT_MS);
        p.setProperty("mail.smtp.timeout", READ_MS);
        p.setProperty("mail.smtp.writetimeout", READ_MS);
        // Nobody waits for a goodbye: a server that has none would be waited for until the
        // time-out.
        p.setProperty("mail.smtp.quitwait", "false");
        p.put("mail.smtp.socketFactory", new ConversationLimit(longest));
        // Without this the library connects by a socket of its own when ours does not connect.
        p.setProperty("mail.smtp.socketFactory.fallback", "false");
        var session = Session.getInstance(p, login);
        try {
            session.setProvider(LenientSmtpTransport.PROVIDER);
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("no SMTP in this program", e);
        }
        return session;
    }

    @Override
    public Session session() {
        return session.get();
    }
}
