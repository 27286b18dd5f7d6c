package dev.pacenote.adapters.in.scheduler;

import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.identity.session.RefreshToken;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.UUID;

/** Nobody has to prove anything here. */
final class NoTokens implements Tokens {

    @Override
    public String access(Access claims, UUID tokenId, Instant now) {
        throw new AssertionError();
    }

    @Override
    public String refresh(UserId user, SessionId session, RefreshToken token) {
        throw new AssertionError();
    }

    @Override
    public Check<Refresh> readRefresh(String token, Instant now) {
        throw new AssertionError();
    }

    @Override
    public String verification(UserId user, Instant now) {
        throw new AssertionError();
    }

    @Override
    public Check<UserId> readVerification(String token, Instant now) {
        throw new AssertionError();
    }

    @Override
    public String reset(Reset claims, Instant now) {
        return "reset";
    }

    @Override
    public Check<Reset> readReset(String token, Instant now) {
        return new Check.Invalid<>();
    }

    @Override
    public String unsubscription(UserId user) {
        return "none";
    }

    @Override
    public Check<UserId> readUnsubscription(String token, Instant now) {
        throw new AssertionError();
    }
}
