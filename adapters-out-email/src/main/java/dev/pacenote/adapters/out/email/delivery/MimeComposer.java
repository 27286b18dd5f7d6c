package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.EmailAddress;
import io.micronaut.email.Body;
import io.micronaut.email.BodyType;
import io.micronaut.email.Contact;
import io.micronaut.email.Email;
import io.micronaut.email.javamail.composer.MessageComposer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns a mail into a message: text and HTML, the headers of the contract, a Message-ID that is the
 * same for every copy.
 */
public final class MimeComposer implements MessageComposer {

    private static final String TRIAL =
            """
            This is what somebody who runs Pacenote asked for, to see whether its mail arrives.
            It did. There is nothing else to do.
            """;

    private static final String MESSAGE_ID = "Message-ID";
    private static final String SENDER_NAME = "Pacenote";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Contact from;
    private final InstantSource clock;
    private final Optional<MailToken> token;

    /**
     * @param from the sender's address
     */
    public MimeComposer(String from, InstantSource clock) {
        this(from, clock, Optional.empty());
    }

    /**
     * @param from the sender's address
     * @param token proves that a mail is ours when it comes back; without one, no bounce counts
     */
    public MimeComposer(String from, InstantSource clock, MailToken token) {
        this(from, clock, Optional.of(token));
    }

    private MimeComposer(String from, InstantSource clock, Optional<MailToken> token) {
        this.from = new Contact(from, SENDER_NAME);
        this.clock = clock;
        this.token = token;
    }

    /**
     * What a person reads of a mail, and who that is.
     *
     * @throws UnwritableMailException when there is no such message: the address takes none
     */
    public Email email(MailMessage mail) {
        return addressed(
                Email.builder().subject(oneLine(mail.subject())).body(mail.html(), mail.text()),
                mail.to());
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("[\\r\\n]+", " ");
    }

    private Email addressed(Email.Builder email, EmailAddress to) {
        if (!to.isMailable()) {
            throw new UnwritableMailException(
                    SendFailure.unmailableAddress(), "no mail can be written to this address");
        }
        return email.from(from).to(to.value()).build();
    }

    /** The whole message, for who hands it on by other means than SMTP. */
    public ComposedMessage write(MailMessage mail, Session session) {
        try {
            var message = compose(email(mail), session);
            label(message, mail);
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new UnwritableMailException(e);
        }
    }

    /** To somebody who wants to see whether mail arrives. */
    public ComposedMessage trial(EmailAddress to, Session session) {
        var email = Email.builder().subject("Pacenote: mail works").body(TRIAL, BodyType.TEXT);
        try {
            var message = compose(addressed(email, to), session);
            message.setHeader(MESSAGE_ID, messageId("trial." + UUID.randomUUID()));
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new UnwritableMailException(e);
        }
    }

    @Override
    public ComposedMessage compose(Email email, Session session) {
        try {
            var message = new ComposedMessage(session);
            message.setFrom(address(email.getFrom()));
            message.setRecipients(Message.RecipientType.TO, addresses(email.getTo()));
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setSubject(email.getSubject(), UTF_8);
            fill(message, email.getBody());
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new UnwritableMailException(e);
        }
    }

    private static InternetAddress[] addresses(@Nullable Collection<Contact> contacts)
            throws MessagingException, UnsupportedEncodingException {
        var all = Optional.ofNullable(contacts).stream().flatMap(Collection::stream).toList();
        var addresses = new InternetAddress[all.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = address(all.get(i));
        }
        return addresses;
    }

    private static InternetAddress address(Contact contact)
            throws MessagingException, UnsupportedEncodingException {
        var address = new InternetAddress(contact.getEmail());
        if (contact.getName() != null) {
            address.setPersonal(contact.getName(), UTF_8);
        }
        return address;
    }

    private static void fill(ComposedMessage message, @Nullable Body body)
            throws MessagingException {
        var text = Optional.ofNullable(body).flatMap(whole -> whole.get(BodyType.TEXT)).orElse("");
        var html = Optional.ofNullable(body).flatMap(whole -> whole.get(BodyType.HTML));
        if (html.isEmpty()) {
            message.setText(text, UTF_8);
            return;
        }
        var plain = new MimeBodyPart();
        plain.setText(text, UTF_8);
        var rich = new MimeBodyPart();
        rich.setText(html.get(), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
    }

    /** Sets the headers by which programs know a mail: its id, its token, how to unsubscribe. */
    public void label(Message message, MailMessage mail) {
        try {
            message.setHeader(MESSAGE_ID, messageId(mail.messageId()));
            message.setHeader(MailToken.NAME_HEADER, mail.messageId());
            if (token.isPresent()) {
                message.setHeader(
                        MailToken.TOKEN_HEADER, token.get().of(mail.messageId(), mail.to()));
            }
            if (mail.unsubscribe().isPresent()) {
                message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe().get() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        } catch (MessagingException e) {
            throw new UnwritableMailException(e);
        }
    }

    private String messageId(String name) {
        var sender = from.getEmail();
        return "<" + name + "@" + sender.substring(sender.indexOf('@') + 1) + ">";
    }
}
