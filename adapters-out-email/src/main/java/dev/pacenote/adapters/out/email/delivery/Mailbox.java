package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.platform.WithoutMessages;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sandbox's mail server: a folder with one {@code .eml} file per mail that was handed over. A
 * mail is there whole or not at all, and survives a kill.
 */
public final class Mailbox implements Mailer {

    /** One mail as somebody would read it. */
    public record Item(
            String id,
            String messageId,
            String to,
            String subject,
            Instant sentAt,
            String text,
            String html) {}

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Path folder;
    private final MimeComposer composer;
    private final Session session = Session.getInstance(new Properties());

    public Mailbox(Path folder, MimeComposer composer) {
        this.folder = folder;
        this.composer = composer;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Result send(MailMessage mail) {
        try {
            keep(composer.write(mail, session), mail.messageId());
            return new Result.Accepted();
        } catch (UnwritableMailException e) {
            LOG.error("mail {} cannot be written", mail.messageId(), new WithoutMessages(e));
            return new Result.Refused(e.failure());
        }
    }

    /** Takes a message that somebody else has written, headers and all. */
    public void drop(byte[] message) {
        try {
            var mail = new MimeMessage(session, new ByteArrayInputStream(message));
            var name = mail.getHeader(MailToken.NAME_HEADER, null);
            keep(mail, name == null ? UUID.randomUUID().toString() : name);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not a message", e);
        }
    }

    private void keep(MimeMessage message, String name) {
        try {
            var part = Files.createTempFile(folder, "incoming", ".part");
            try (var out = Files.newOutputStream(part, StandardOpenOption.WRITE)) {
                message.writeTo(out);
            }
            Files.move(part, free(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("the sandbox's mailbox cannot be written", e);
        }
    }

    /** A second copy of one mail gets a file of its own, so that it can be seen. */
    private synchronized Path free(String name) {
        var path = folder.resolve(name + ".eml");
        for (int copy = 2; Files.exists(path); copy++) {
            path = folder.resolve(name + ".copy" + copy + ".eml");
        }
        return path;
    }

    /** All mails, newest first. */
    public List<Item> items() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(this::read)
                    .sorted(Comparator.comparing(Item::sentAt).reversed().thenComparing(Item::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Item> find(String id) {
        if (!id.matches("[A-Za-z0-9.-]{1,200}") || id.contains("..")) {
            return Optional.empty();
        }
        var file = folder.resolve(id + ".eml");
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private Item read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(session, in);
            var parts = (MimeMultipart) message.getContent();
            var name = file.getFileName().toString();
            return new Item(
                    name.substring(0, name.length() - ".eml".length()),
                    message.getMessageID(),
                    message.getRecipients(Message.RecipientType.TO)[0].toString(),
                    message.getSubject(),
                    message.getSentDate().toInstant(),
                    parts.getBodyPart(0).getContent().toString(),
                    parts.getBodyPart(1).getContent().toString());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("a mail that cannot be read: " + file, e);
        }
    }
}
