package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.adapters.out.email.digest.DigestText;
import dev.pacenote.adapters.out.email.digest.DigestView;
import dev.pacenote.adapters.out.email.identity.account.LetterView;
import dev.pacenote.application.delivery.Mailer.Mail;
import dev.pacenote.domain.delivery.MailFailure;
import dev.pacenote.domain.digest.DailyDigest;
import dev.pacenote.domain.identity.account.EmailAddress;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns a mail into a message: text and HTML with the same facts, the headers of the contract, a
 * Message-ID that is the same for every copy.
 */
public final class MailWriter {

    private static final String TRIAL =
            """
            This is what somebody who runs Pacenote asked for, to see whether its mail arrives.
            It did. There is nothing else to do.
            """;

    /** Bytes from which the HTML part is too long: Gmail hides what comes after 102 kB. */
    static final int HTML_LIMIT = 100_000;

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final TemplateEngine html =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "dev.pacenote.adapters.out.email.html");
    private final TemplateEngine text =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Plain, null, "dev.pacenote.adapters.out.email.text");
    private final String from;
    private final InstantSource clock;
    private final Optional<MailToken> token;

    /**
     * @param from the sender's address
     */
    public MailWriter(String from, InstantSource clock) {
        this(from, clock, Optional.empty());
    }

    /**
     * @param from the sender's address
     * @param token proves that a mail is ours when it comes back; without one, no bounce counts
     */
    public MailWriter(String from, InstantSource clock, MailToken token) {
        this(from, clock, Optional.of(token));
    }

    private MailWriter(String from, InstantSource clock, Optional<MailToken> token) {
        this.from = from;
        this.clock = clock;
        this.token = token;
    }

    /** A message with a fixed id: saving it does not invent another. */
    static final class Letter extends MimeMessage {
        private final String id;
        private boolean written;

        Letter(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored)
                throws IOException, MessagingException {
            super.writeTo(out, ignored);
            written = true;
        }

        /** Whether somebody was given the whole of it. */
        boolean written() {
            return written;
        }
    }

    /** To somebody who wants to see whether mail arrives. */
    Letter trial(EmailAddress to, Session session) throws UnwritableMailException {
        try {
            var message = addressed(to, "trial." + UUID.randomUUID(), session);
            message.setSubject("Pacenote: mail works", UTF_8);
            message.setText(TRIAL, UTF_8);
            message.saveChanges();
            return message;
        } catch (MessagingException | IOException e) {
            throw new UnwritableMailException(e);
        }
    }

    private Letter addressed(EmailAddress to, String stableName, Session session)
            throws MessagingException, IOException, UnwritableMailException {
        if (!to.isMailable()) {
            throw new UnwritableMailException(
                    MailFailure.unmailableAddress(), "no mail can be written to this address");
        }
        var id = "<" + stableName + "@" + from.substring(from.indexOf('@') + 1) + ">";
        var message = new Letter(session, id);
        message.setFrom(new InternetAddress(from, "Pacenote", UTF_8));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.value()));
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /**
     * @throws UnwritableMailException when there is no such message: the address takes none, or a
     *     header or template cannot be filled
     */
    Letter write(Mail mail, Session session) throws UnwritableMailException {
        try {
            var message = addressed(mail.to(), mail.stableName(), session);
            message.setHeader(MailToken.NAME_HEADER, mail.stableName());
            if (token.isPresent()) {
                message.setHeader(
                        MailToken.TOKEN_HEADER, token.get().of(mail.stableName(), mail.to()));
            }
            switch (mail) {
                case Mail.Daily daily -> {
                    var view = DigestView.of(daily.digest().below(HTML_LIMIT, this::htmlBytes));
                    message.setHeader("List-Unsubscribe", "<" + view.unsubscribe() + ">");
                    message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
                    fill(
                            message,
                            view.subject(),
                            DigestText.of(view),
                            render(html, "digest", view));
                }
                case Mail.Account account -> {
                    var view = LetterView.of(account.letter());
                    fill(
                            message,
                            view.subject(),
                            render(text, "letter", view),
                            render(html, "letter", view));
                }
            }
            message.saveChanges();
            return message;
        } catch (MessagingException | IOException | RuntimeException e) {
            // Tried again it would be the same: the next mail of this reader is another one.
            throw new UnwritableMailException(e);
        }
    }

    /** Length of the HTML part in bytes, before any transfer encoding. */
    private int htmlBytes(DailyDigest digest) {
        return render(html, "digest", DigestView.of(digest))
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }

    private static void fill(MimeMessage message, String subject, String plainText, String htmlText)
            throws MessagingException {
        message.setSubject(oneLine(subject), UTF_8);
        var plain = new MimeBodyPart();
        plain.setText(plainText, UTF_8);
        var rich = new MimeBodyPart();
        rich.setText(htmlText, UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("[\\r\\n]+", " ");
    }

    private static String render(TemplateEngine engine, String template, Object view) {
        var output = new StringOutput();
        engine.render(template + ".jte", view, output);
        return output.toString();
    }
}
