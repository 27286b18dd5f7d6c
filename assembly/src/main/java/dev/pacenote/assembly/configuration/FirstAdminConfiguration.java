package dev.pacenote.assembly.configuration;

import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.configuration.Values;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;

/** Who is an admin from the first start on. */
@ConfigurationProperties("first-admin")
@Requires(property = "first-admin.email")
@VariableGroup(title = "First admin", order = 230, needs = "The first admin needs")
public record FirstAdminConfiguration(
        @Variable(
                        value = "ADMIN_EMAIL",
                        must = "be an e-mail address",
                        meaning =
                                "with the next two, all or none: creates the first admin, or promotes the"
                                        + " account with this address, if it is confirmed")
                EmailAddress email,
        @Variable(
                        value = "ADMIN_USERNAME",
                        must = "be a user name",
                        meaning = "the first admin's name")
                Username username,
        @Variable(
                        value = "ADMIN_PASSWORD",
                        secret = true,
                        must = "be a password of 8 to 256 characters",
                        meaning = "the first admin's password, 8 to 256 characters")
                RawPassword password) {

    /** Teaches Micronaut's conversion service to read what accounts consist of. */
    public static final class Types implements TypeConverterRegistrar {
        @Override
        public void register(MutableConversionService conversion) {
            Values.add(conversion, Username.class, Username::new);
            Values.add(conversion, RawPassword.class, RawPassword::new);
        }
    }

    /** What makes sure of that admin. */
    public EnsureAdmin.Command command() {
        return new EnsureAdmin.Command(email, username, password);
    }
}
