package dev.pacenote.assembly;

import dev.pacenote.adapters.out.email.MailToken;
import dev.pacenote.adapters.out.email.ReturnedMail;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.RecordBounce;
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
