package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/**
 * How mail leaves.
 *
 * @param transport empty: what the assembly does unless told otherwise
 */
@ConfigurationProperties("mail")
@VariableGroup(title = "Mail", order = 290)
public record MailConfiguration(
        @Variable(
                        value = MailConfiguration.TRANSPORT,
                        otherwise =
                                "`smtp` where its mail server is set, else `sandbox`; at the functions `ses`",
                        meaning =
                                "`smtp` or `ses` in either assembly; at the server `sandbox`: a mailbox in"
                                        + " the data folder, from which nothing leaves. With"
                                        + " `PACENOTE_SANDBOX=on` the server has that mailbox whatever"
                                        + " is set")
                Optional<MailTransport> transport) {

    public static final String TRANSPORT = "MAIL_TRANSPORT";
}
