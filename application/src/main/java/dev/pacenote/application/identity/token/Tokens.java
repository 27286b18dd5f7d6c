package dev.pacenote.application.identity.token;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.RefreshToken;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Signed texts that prove who somebody is. Each kind opens only its own door: a text of one kind is
 * {@link Check.Invalid} to the reader of another. The same input gives the same text.
 */
public interface Tokens {

    Duration ACCESS_LIFETIME = Duration.ofMinutes(15);
    Duration VERIFY_LIFETIME = Duration.ofHours(24);

    Duration RESET_LIFETIME = Duration.ofMinutes(30);
    Duration INVITATION_LIFETIME = Duration.ofHours(24);

    /**
     * What an access token says.
     *
     * @param refreshToken the id of the refresh token that was handed out with it; nothing in an
     *     access token from before it was named
     */
    record Access(AccountId user, SessionId session, Role role, Optional<UUID> refreshToken) {}

    /** What a refresh token says. */
    record Refresh(AccountId user, SessionId session, UUID tokenId) {}

    /**
     * What the token of a link that confirms an address says.
     *
     * @param email where the link was mailed to; nothing in a token from before it was named
     */
    record Verification(AccountId user, Optional<EmailAddress> email) {}

    /**
     * What the token of a reset link says.
     *
     * @param email where the link was mailed to; nothing in a token from before it was named
     */
    record Reset(AccountId user, UUID id, Optional<EmailAddress> email) {}

    /** What the token of a link that confirms another address says. */
    record NewAddress(AccountId user, EmailAddress email) {}

    /** The result of reading a token. */
    sealed interface Check<T> {
        record Valid<T>(T claims) implements Check<T> {}

        /** Genuine, but over. */
        record Expired<T>() implements Check<T> {}

        /** Not ours, of another kind, or damaged. */
        record Invalid<T>() implements Check<T> {}
    }

    /** Good for {@link #ACCESS_LIFETIME}; who takes it at the door reads it too. */
    String access(Access claims, UUID tokenId, Instant now);

    String refresh(AccountId user, SessionId session, RefreshToken token);

    Check<Refresh> readRefresh(String token, Instant now);

    /** For the link that confirms an address; good for {@link #VERIFY_LIFETIME}. */
    String verification(Verification claims, Instant now);

    Check<Verification> readVerification(String token, Instant now);

    /** For the link that confirms another address; good for {@link #VERIFY_LIFETIME}. */
    String newAddress(NewAddress claims, Instant now);

    Check<NewAddress> readNewAddress(String token, Instant now);

    /** For the link to a new password; good for {@link #RESET_LIFETIME}. */
    String reset(Reset claims, Instant now);

    /** The same for somebody who was added by another; good for {@link #INVITATION_LIFETIME}. */
    String invitation(Reset claims, Instant now);

    /** What {@link #reset} or {@link #invitation} wrote. */
    Check<Reset> readReset(String token, Instant now);

    /** For the link that stops daily mail; does not expire. */
    String unsubscription(AccountId user);

    Check<AccountId> readUnsubscription(String token, Instant now);
}
