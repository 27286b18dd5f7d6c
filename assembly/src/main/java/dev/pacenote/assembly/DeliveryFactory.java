package dev.pacenote.assembly;

import dev.pacenote.adapters.out.email.delivery.MailToken;
import dev.pacenote.adapters.out.email.delivery.ReturnedMail;
import dev.pacenote.application.delivery.RecordBounce;
import dev.pacenote.application.identity.account.Users;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What becomes of mails that come back. */
@Factory
final class BounceParts {

    @Singleton
    RecordBounce recordBounce(Users users, InstantSource clock) {
        return new RecordBounce(users, clock);
    }

    @Singleton
    ReturnedMail returnedMail(Secrets secrets) {
        return new ReturnedMail(new MailToken(secrets.jwt()));
    }
}
