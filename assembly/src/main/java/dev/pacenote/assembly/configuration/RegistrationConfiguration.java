package dev.pacenote.assembly.configuration;

import dev.pacenote.application.identity.account.RegisterAccount.Verification;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;

/**
 * What a new account must do.
 *
 * @param verification empty: required where mail is real
 */
@ConfigurationProperties("registration")
@VariableGroup(title = "Registration", order = 240)
public record RegistrationConfiguration(
        @Variable(
                        value = "EMAIL_VERIFICATION",
                        otherwise = "`required` with real mail, `off` in the sandbox",
                        meaning = "whether an address is confirmed before daily mail leaves")
                Optional<Verification> verification) {}
