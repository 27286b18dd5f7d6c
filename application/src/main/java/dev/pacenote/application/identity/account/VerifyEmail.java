package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.AttemptLimit;
import dev.pacenote.domain.platform.limit.AttemptLimit.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** A person confirms their address by the link in a mail, or asks for another such mail. */
public final class VerifyEmail {

    public sealed interface Resent {
        record Sent() implements Resent {}

        record AlreadyVerified() implements Resent {}

        record TooMany(Duration retryAfter) implements Resent {}

        record NoSuchAccount() implements Resent {}
    }

    private final Users users;
    private final AccountChanges accounts;
    private final Tokens tokens;
    private final AccountOutbox outbox;
    private final Attempts attempts;
    private final InstantSource clock;
    private final Ids ids;

    public VerifyEmail(
            Users users,
            Tokens tokens,
            AccountOutbox outbox,
            Attempts attempts,
            InstantSource clock,
            Ids ids) {
        this.users = users;
        this.accounts = new AccountChanges(users);
        this.tokens = tokens;
        this.outbox = outbox;
        this.attempts = attempts;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Whose link it is, for whoever has it. Changes nothing: programs that scan mail open links.
     */
    public Optional<Account> holder(String token) {
        return tokens.readVerification(token, clock.instant())
                        instanceof Tokens.Check.Valid<UserId>(var user)
                ? users.find(user)
                : Optional.empty();
    }

    /**
     * @return false when the link is not ours, too old, or its account is gone
     */
    public boolean confirm(String token) {
        var now = clock.instant();
        return tokens.readVerification(token, now) instanceof Tokens.Check.Valid<UserId>(var user)
                && accounts.change(user, account -> account.confirmed(now)).isPresent();
    }

    public Resent resend(UserId user, String address) {
        var now = clock.instant();
        var found = users.find(user);
        if (found.isEmpty()) {
            return new Resent.NoSuchAccount();
        }
        var account = found.get();
        if (account.verifiedAt().isPresent()) {
            return new Resent.AlreadyVerified();
        }
        if (attempts.take("letter:" + user, AttemptLimit.LETTERS_PER_ACCOUNT, now)
                instanceof Verdict.Refused(var wait)) {
            return new Resent.TooMany(wait);
        }
        if (attempts.take(
                        "letter-address:" + new NetworkAddress(address).limitKey(),
                        AttemptLimit.LETTERS_PER_ADDRESS,
                        now)
                instanceof Verdict.Refused(var wait)) {
            return new Resent.TooMany(wait);
        }
        outbox.change(
                changes -> {
                    changes.mail(new PendingAccountMail.ConfirmAddress(ids.next(), user));
                    return true;
                });
        return new Resent.Sent();
    }
}
