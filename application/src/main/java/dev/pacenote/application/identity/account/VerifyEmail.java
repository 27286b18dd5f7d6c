package dev.pacenote.application.identity.account;

import dev.pacenote.application.identity.account.mail.AccountMailLimits;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A person confirms their address by the link in a mail, or asks for another such mail. */
public final class VerifyEmail {

    public sealed interface Resent {
        record Sent() implements Resent {}

        record AlreadyVerified() implements Resent {}

        /** The account has none that could be confirmed. */
        record NoAddress() implements Resent {}

        record TooMany(Duration retryAfter) implements Resent {}

        record NoSuchAccount() implements Resent {}
    }

    private final Accounts users;
    private final AccountChanges accounts;
    private final Tokens tokens;
    private final AccountOutbox outbox;
    private final AddressMoved listener;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;
    private final Ids ids;

    public VerifyEmail(
            Accounts users,
            Tokens tokens,
            AccountOutbox outbox,
            AddressMoved listener,
            RateLimiter rateLimiter,
            InstantSource clock,
            Ids ids) {
        this.users = users;
        this.accounts = new AccountChanges(users);
        this.tokens = tokens;
        this.outbox = outbox;
        this.listener = listener;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Whose link it is, for whoever has it. Changes nothing: programs that scan mail open links.
     */
    public Optional<Account> holder(String token) {
        var now = clock.instant();
        if (tokens.readVerification(token, now)
                instanceof Tokens.Check.Valid<Tokens.Verification>(var claims)) {
            return users.find(claims.user()).filter(account -> account.isReadBy(claims.email()));
        }
        return tokens.readNewAddress(token, now)
                        instanceof Tokens.Check.Valid<Tokens.NewAddress>(var claims)
                ? users.find(claims.user())
                        .filter(
                                account ->
                                        account.pendingEmail().equals(Optional.of(claims.email()))
                                                || account.hasAddress(claims.email()))
                : Optional.empty();
    }

    /**
     * Confirms the address that the link was mailed to, the account's own or the one that it is to
     * have. Doing so twice is no error.
     *
     * @return false when the link is not ours, too old, or its account is gone; when the account
     *     has another address by now or its person wants another, or somebody else has it
     */
    public boolean confirm(String token) {
        var now = clock.instant();
        if (tokens.readVerification(token, now)
                instanceof Tokens.Check.Valid<Tokens.Verification>(var claims)) {
            return isConfirmed(claims, now);
        }
        return tokens.readNewAddress(token, now)
                        instanceof Tokens.Check.Valid<Tokens.NewAddress>(var claims)
                && isMoved(claims, now);
    }

    private boolean isConfirmed(Tokens.Verification claims, Instant now) {
        return outbox.change(
                changes -> {
                    var confirmed =
                            accounts.changeIf(
                                    claims.user(),
                                    account ->
                                            Optional.of(account.confirmed(now))
                                                    .filter(
                                                            known ->
                                                                    known.isReadBy(
                                                                            claims.email())));
                    confirmed
                            .filter(change -> change.before().verifiedAt().isEmpty())
                            .ifPresent(_ -> changes.updated(claims.user()));
                    return confirmed.isPresent();
                });
    }

    private boolean isMoved(Tokens.NewAddress claims, Instant now) {
        var account = users.find(claims.user());
        if (account.filter(known -> known.hasAddress(claims.email()))
                .flatMap(Account::verifiedAt)
                .isPresent()) {
            return true;
        }
        return outbox.change(
                changes -> {
                    var moved =
                            VersionedChange.of(
                                    account,
                                    () -> users.find(claims.user()),
                                    known ->
                                            known.confirmedAt(claims.email(), now)
                                                    .filter(this::isFree),
                                    this::move);
                    moved.ifPresent(
                            _ -> {
                                listener.moved(claims.user(), now);
                                changes.tell(
                                        claims.user(), SecurityEvent.Kind.ADDRESS_CHANGED, now);
                                changes.updated(claims.user());
                            });
                    return moved.isPresent();
                });
    }

    private boolean isFree(Account account) {
        return account.email()
                .flatMap(email -> users.findByLogin(email.key()))
                .filter(owner -> !owner.id().equals(account.id()))
                .isEmpty();
    }

    /** Whoever was too late looks again, and finds the address taken. */
    private SaveResult<Account> move(Account account) {
        return switch (users.move(account)) {
            case Accounts.Moved.Ok(var saved) -> new SaveResult.Saved<>(saved);
            case Accounts.Moved.Conflict _, Accounts.Moved.Taken _ -> new SaveResult.Conflict<>();
        };
    }

    public Resent resend(AccountId user, String address) {
        var now = clock.instant();
        var found = users.find(user);
        if (found.isEmpty()) {
            return new Resent.NoSuchAccount();
        }
        var account = found.get();
        if (account.pendingEmail().isEmpty()) {
            if (account.contact().isEmpty()) {
                return new Resent.NoAddress();
            }
            if (account.verifiedAt().isPresent()) {
                return new Resent.AlreadyVerified();
            }
        }
        if (rateLimiter.take("letter:" + user, AccountMailLimits.PER_ACCOUNT, now)
                instanceof Verdict.Refused(var wait)) {
            return new Resent.TooMany(wait);
        }
        if (rateLimiter.take(
                        AccountMailLimits.networkKey(address), AccountMailLimits.PER_NETWORK, now)
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
