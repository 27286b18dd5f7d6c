package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.session.RefreshToken;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.Optional;

/** Signs the two tokens that a client of a bearer session gets together. */
public final class TokenPairs {

    private final Tokens tokens;
    private final Ids ids;

    public TokenPairs(Tokens tokens, Ids ids) {
        this.tokens = tokens;
        this.ids = ids;
    }

    /**
     * A new access token, and this refresh token of the account's session, the same text each time.
     */
    TokenPair of(Account account, SessionId session, RefreshToken refresh, Instant now) {
        var claims =
                new Tokens.Access(account.id(), session, account.role(), Optional.of(refresh.id()));
        return new TokenPair(
                tokens.access(claims, ids.next(), now),
                tokens.refresh(account.id(), session, refresh));
    }
}
