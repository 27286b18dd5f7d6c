package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.InstantSource;

/** A person stops daily mail by the link in one, without logging in. Doing so twice is no error. */
public final class Unsubscribe {

    private final Accounts users;
    private final AccountChanges accounts;
    private final Tokens tokens;
    private final InstantSource clock;

    public Unsubscribe(Accounts users, Tokens tokens, InstantSource clock) {
        this.users = users;
        this.accounts = new AccountChanges(users);
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Whether the link names an account that exists; changes nothing. */
    public boolean isGood(String token) {
        return tokens.readUnsubscription(token, clock.instant())
                        instanceof Tokens.Check.Valid<AccountId>(var user)
                && users.find(user).isPresent();
    }

    /**
     * @return false when the link is not ours or its account is gone
     */
    public boolean unsubscribe(String token) {
        var now = clock.instant();
        return tokens.readUnsubscription(token, now)
                        instanceof Tokens.Check.Valid<AccountId>(var user)
                && accounts.change(
                                user,
                                account -> account.mailing(account.dailyMail().switchedOff(now)))
                        .isPresent();
    }
}
