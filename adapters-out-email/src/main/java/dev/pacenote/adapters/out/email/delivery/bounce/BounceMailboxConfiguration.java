package dev.pacenote.adapters.out.email.delivery.bounce;

import dev.pacenote.adapters.out.email.delivery.smtp.Encryption;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The mailbox to which mails come back.
 *
 * @param encryption from the first byte; off only for a server on the same machine
 */
@ConfigurationProperties("bounce-mailbox")
@Requires(property = "bounce-mailbox.host")
@VariableGroup(title = "Mails that come back", order = 310, needs = "The bounce mailbox needs")
public record BounceMailboxConfiguration(
        @Variable(
                        value = "BOUNCE_IMAP_HOST",
                        readBy = ReadBy.SERVER,
                        meaning =
                                "with user and password, all or none: the mailbox to which mails come back,"
                                        + " that of `EMAIL_FROM`; read every 5 minutes, and mail to an"
                                        + " address that is dead stops")
                String host,
        @Variable(
                        value = "BOUNCE_IMAP_PORT",
                        readBy = ReadBy.SERVER,
                        min = 1,
                        max = 65_535,
                        meaning = "its port")
                @Bindable(defaultValue = "993")
                int port,
        @Variable(value = "BOUNCE_IMAP_USER", readBy = ReadBy.SERVER, meaning = "its login")
                String user,
        @Variable(
                        value = "BOUNCE_IMAP_PASS",
                        readBy = ReadBy.SERVER,
                        secret = true,
                        meaning = "its password")
                String password,
        @Variable(
                        value = "BOUNCE_IMAP_TLS",
                        readBy = ReadBy.SERVER,
                        meaning = "or `off`, for a mail server on the same machine")
                @Bindable(defaultValue = "required")
                Encryption encryption) {

    @Override
    public String toString() {
        return "BounceMailboxConfiguration[" + host + ":" + port + "]";
    }
}
