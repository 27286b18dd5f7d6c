package dev.pacenote.adapters.out.email.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.delivery.mail.MailerContract;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest implements MailerContract {

    @TempDir Path folder;

    @Override
    public Mailer mailer() {
        return mailbox();
    }

    private Mailbox mailbox() {
        return new Mailbox(folder, new MimeComposer("p@sandbox.example", () -> Samples.NOON));
    }

    @Override
    public List<Arrived> arrivedAt(EmailAddress address) {
        try (var files = Files.list(folder)) {
            return files.map(MailboxTest::read)
                    .filter(mail -> mail.to().equals(address.value()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arrived read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return ArrivedMail.read(new MimeMessage(Session.getInstance(new Properties()), in));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_id_never_leads_out_of_the_folder() {
        assertThat(mailbox().find("../../etc/passwd")).isEmpty();
        assertThat(mailbox().find("..")).isEmpty();
        assertThat(mailbox().find("nothing")).isEmpty();
    }
}
