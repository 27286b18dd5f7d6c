package dev.pacenote.adapters.out.email.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pacenote.adapters.out.email.delivery.smtp.Encryption;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpConfiguration;
import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.platform.InvalidValueException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the domain takes for an address, mail takes as well. */
class MailableAddressProperties {

    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static final TestBeans.Contexts CONTEXTS = new TestBeans.Contexts();

    private static Mailer mailer;

    @BeforeContainer
    static void start() {
        SERVER.start();
        mailer =
                CONTEXTS.smtp(
                        new SmtpConfiguration(
                                "",
                                "",
                                Optional.empty(),
                                "127.0.0.1",
                                SERVER.getSmtp().getPort(),
                                Encryption.OFF));
    }

    @AfterContainer
    static void stop() {
        CONTEXTS.close();
        SERVER.stop();
    }

    @Property(tries = 5000)
    void a_strict_reader_of_addresses_accepts_it(@ForAll("typed") String typed) throws Exception {
        var address = address(typed);
        Assume.that(address.isPresent());

        assertThat(new InternetAddress(address.get().value(), true).getAddress())
                .isEqualTo(address.get().value());
    }

    @Property(tries = 100)
    void a_mail_server_takes_a_mail_for_it(@ForAll("typed") String typed) {
        var address = address(typed);
        Assume.that(address.isPresent());

        assertThat(
                        mailer.send(
                                new MailMessage(
                                        address.get(),
                                        "account.1",
                                        "Hello",
                                        "Hello",
                                        "<p>Hello</p>",
                                        Optional.empty())))
                .isEqualTo(new Mailer.Result.Accepted());
    }

    private static Optional<EmailAddress> address(String typed) {
        try {
            return Optional.of(new EmailAddress(typed));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> typed() {
        var local =
                Arbitraries.strings()
                        .withChars("aZ09.!#$%&'*+/=?^_`{|}~-")
                        .ofMinLength(1)
                        .ofMaxLength(20);
        var domain =
                Arbitraries.strings()
                        .withChars("aZ09-.")
                        .withChars('\u00fc', '\u5c71', '\u05d0', '\u3002')
                        .ofMinLength(1)
                        .ofMaxLength(12);
        return Combinators.combine(local, domain, Arbitraries.of("org", "ORG", "\u0440\u0444"))
                .as((name, middle, top) -> name + "@" + middle + "." + top);
    }
}
