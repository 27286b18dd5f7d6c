package dev.pacenote.application.identity.token;

import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import java.util.Optional;

/** What the outside issuer knows of a person who lets us ask, by a token that was checked. */
@FunctionalInterface
public interface OutsideProfiles {

    /**
     * An address that the issuer says is the person's. Empty when it knows none, has not made sure
     * of it, or does not tell it for such a token.
     *
     * @param token an access token of that person
     * @throws IssuerUnavailableException when the issuer does not answer
     */
    Optional<EmailAddress> verifiedEmail(ExternalSubject subject, String token);
}
