package dev.pacenote.adapters.out.security.identity.token;

import dev.pacenote.adapters.out.security.identity.token.IssuerDocuments.UnreadableException;
import dev.pacenote.application.identity.token.IssuerUnavailableException;
import dev.pacenote.application.identity.token.OutsideProfiles;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The issuer's userInfo, which it gives to whoever has a token with the scope {@code openid}. */
final class UserInfo implements OutsideProfiles {

    private static final Logger LOG = LoggerFactory.getLogger(UserInfo.class);

    private final IssuerDocuments issuer;

    UserInfo(IssuerDocuments issuer) {
        this.issuer = issuer;
    }

    @Override
    public Optional<EmailAddress> verifiedEmail(ExternalSubject subject, String token) {
        try {
            var claims = issuer.person(token);
            return subject.subject().equals(claims.get("sub"))
                    ? AccessTokenClaims.verifiedEmail(
                            claims.get("email"), claims.get("email_verified"))
                    : Optional.empty();
        } catch (UnreadableException e) {
            LOG.warn("the outside issuer does not say who somebody is: {}", e.getMessage());
            throw new IssuerUnavailableException("the outside issuer does not answer");
        }
    }
}
