package dev.pacenote.adapters.in.scheduler;

import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.identity.account.AccountId;
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
    public String refresh(AccountId user, SessionId session, RefreshToken token) {
        throw new AssertionError();
    }

    @Override
    public Check<Refresh> readRefresh(String token, Instant now) {
        throw new AssertionError();
    }

    @Override
    public String verification(Verification claims, Instant now) {
        throw new AssertionError();
    }

    @Override
    public Check<Verification> readVerification(String token, Instant now) {
        throw new AssertionError();
    }

    @Override
    public String newAddress(NewAddress claims, Instant now) {
        return "new-address";
    }

    @Override
    public Check<NewAddress> readNewAddress(String token, Instant now) {
        return new Check.Invalid<>();
    }

    @Override
    public String invitation(Reset claims, Instant now) {
        return "reset";
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
    public String unsubscription(AccountId user) {
        return "none";
    }

    @Override
    public Check<AccountId> readUnsubscription(String token, Instant now) {
        throw new AssertionError();
    }
}
