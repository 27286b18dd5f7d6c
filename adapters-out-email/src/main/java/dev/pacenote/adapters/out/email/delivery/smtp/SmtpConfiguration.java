package dev.pacenote.adapters.out.email.delivery.smtp;

import dev.pacenote.configuration.Characters;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.identity.account.EmailAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The mail server and how to log in to it.
 *
 * @param user empty for a server without login
 * @param from the sender, where it is not the user
 * @param encryption of the conversation; off only for a local sink
 */
@ConfigurationProperties("smtp")
@VariableGroup(title = "Mail by SMTP", order = 300)
public record SmtpConfiguration(
        @Variable(
                        value = "EMAIL_USER",
                        meaning =
                                "SMTP login; may be unset when `SMTP_HOST` and `EMAIL_FROM` are set")
                @Bindable(defaultValue = "")
                String user,
        @Variable(value = "EMAIL_PASS", secret = true, meaning = "its password")
                @Bindable(defaultValue = "")
                String password,
        @Variable(
                        value = "EMAIL_FROM",
                        characters = Characters.ASCII,
                        must = "be an e-mail address",
                        otherwise = "`EMAIL_USER`",
                        meaning = "sender")
                Optional<EmailAddress> from,
        @Variable(value = "SMTP_HOST", meaning = "the mail server")
                @Bindable(defaultValue = "smtp.gmail.com")
                String host,
        @Variable(value = "SMTP_PORT", min = 1, max = 65_535, meaning = "its port")
                @Bindable(defaultValue = "587")
                int port,
        @Variable(value = "SMTP_STARTTLS", meaning = "or `off`, for a local sink")
                @Bindable(defaultValue = "required")
                Encryption encryption)
        implements SelfChecked {

    private static final String USER = "EMAIL_USER";
    private static final String PASSWORD = "EMAIL_PASS";
    private static final String FROM = "EMAIL_FROM";
    private static final String HOST = "SMTP_HOST";

    /** Whether anything is set that says that mail is wanted. */
    public static boolean isNamed(Predicate<String> given) {
        return Stream.of(USER, PASSWORD, FROM, HOST).anyMatch(given);
    }

    /**
     * The sender of every mail.
     *
     * @throws IllegalArgumentException when neither {@code EMAIL_FROM} nor {@code EMAIL_USER} is an
     *     e-mail address
     */
    public EmailAddress sender() {
        return from.orElseGet(() -> new EmailAddress(user));
    }

    /** As Jakarta Mail reads it. */
    public Map<String, String> mailProperties() {
        var encrypted = Boolean.toString(encryption == Encryption.REQUIRED);
        return Map.of(
                "mail.smtp.host", host,
                "mail.smtp.port", Integer.toString(port),
                "mail.smtp.auth", Boolean.toString(!user.isEmpty()),
                "mail.smtp.starttls.enable", encrypted,
                "mail.smtp.starttls.required", encrypted);
    }

    /** The login, if the server wants one. */
    public Optional<Authenticator> login() {
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Authenticator() {
                            @Override
                            protected PasswordAuthentication getPasswordAuthentication() {
                                return new PasswordAuthentication(user, password);
                            }
                        });
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        if (!isNamed(given)) {
            return Stream.empty();
        }
        boolean login = given.test(USER) || given.test(PASSWORD);
        var missing =
                (login ? List.of(USER, PASSWORD) : List.of(HOST, FROM))
                        .stream().filter(name -> !given.test(name)).toList();
        if (!missing.isEmpty()) {
            return Stream.of("Mail needs " + String.join(", ", missing) + " as well.");
        }
        return given.test(FROM) || isAddress(user)
                ? Stream.empty()
                : Stream.of("EMAIL_FROM must be an e-mail address.");
    }

    private static boolean isAddress(String text) {
        try {
            return !new EmailAddress(text).value().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SmtpConfiguration[" + host + ":" + port + "]";
    }
}
