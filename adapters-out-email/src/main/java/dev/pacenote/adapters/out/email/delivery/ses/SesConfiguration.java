package dev.pacenote.adapters.out.email.delivery.ses;

import dev.pacenote.configuration.Characters;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.identity.account.EmailAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/**
 * Mail by Amazon SES.
 *
 * @param from the sender
 */
@ConfigurationProperties("ses")
@Requires(property = "ses.from")
@VariableGroup(title = "Mail by SES", order = 320)
public record SesConfiguration(
        @Variable(
                        value = "SES_FROM",
                        neededWith = "MAIL_TRANSPORT=ses",
                        characters = Characters.ASCII,
                        must = "be an e-mail address",
                        meaning = "sender")
                EmailAddress from) {}
