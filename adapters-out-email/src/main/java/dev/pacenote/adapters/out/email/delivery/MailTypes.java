package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.configuration.Values;
import dev.pacenote.domain.identity.account.EmailAddress;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;

/** Teaches Micronaut's conversion service to read e-mail addresses. */
public final class MailTypes implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversion) {
        Values.add(conversion, EmailAddress.class, EmailAddress::new);
    }
}
