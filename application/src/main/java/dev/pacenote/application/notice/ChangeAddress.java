package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AddressConfirmation;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.notice.UpdateUser.Command;
import dev.pacenote.application.notice.UpdateUser.Refused;
import dev.pacenote.application.notice.UpdateUser.Result;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Gives an account another address: its person's own waits until it is confirmed, an admin's holds
 * at once. The address before hears of it.
 */
public final class ChangeAddress {

    /**
     * How a person proves that they may, and how often.
     *
     * @param limit of changes of the own address by one account
     */
    public record Proof(Reauthenticate reauthenticate, RateLimiter rateLimiter, RateLimit limit) {}

    private final Accounts accounts;
    private final Passwords passwords;
    private final Proof proof;
    private final AdminActions audit;
    private final AccountLinks links;
    private final AddressConfirmation confirmation;
    private final ResumeDailyMail mails;
    private final InstantSource clock;
    private final Ids ids;

    public ChangeAddress(
            Accounts accounts,
            Passwords passwords,
            Proof proof,
            AdminActions audit,
            AccountLinks links,
            AddressConfirmation confirmation,
            ResumeDailyMail mails,
            InstantSource clock,
            Ids ids) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.proof = proof;
        this.audit = audit;
        this.links = links;
        this.confirmation = confirmation;
        this.mails = mails;
        this.clock = clock;
        this.ids = ids;
    }

    /** Why a person may not give another address as theirs; empty where they do not, or may. */
    Optional<Result> refusal(Command command) {
        var account = accounts.find(command.subject());
        if (account.isEmpty() || command.change().newEmail(account.get()).isEmpty()) {
            return Optional.empty();
        }
        var refusal =
                switch (proof.reauthenticate().confirm(command.proof())) {
                    case Reauthenticate.Result.NoSuchAccount _ ->
                            Optional.<Result>of(new Result.NoSuchUser());
                    case Reauthenticate.Result.TooMany(var wait) ->
                            Optional.<Result>of(new Result.TooMany(wait));
                    case Reauthenticate.Result.WrongPassword _ ->
                            Optional.<Result>of(new Result.WrongPassword());
                    case Reauthenticate.Result.LoginTooOld _ ->
                            Optional.<Result>of(new Result.LoginTooOld());
                    case Reauthenticate.Result.ByPassword _,
                            Reauthenticate.Result.ByRecentLogin _ ->
                            Optional.<Result>empty();
                };
        return refusal.or(() -> tooMany(command.subject()));
    }

    private Optional<Result> tooMany(AccountId account) {
        return proof.rateLimiter().take("email-change:" + account, proof.limit(), clock.instant())
                        instanceof Verdict.Refused(var wait)
                ? Optional.of(new Result.TooMany(wait))
                : Optional.empty();
    }

    /** By the person: it waits until it is confirmed. */
    Account ask(Account before, EmailAddress email, AccountOutbox.Changes changes, Instant now) {
        if (accounts.findByLogin(email.key())
                .filter(owner -> !owner.id().equals(before.id()))
                .isPresent()) {
            throw new Refused(new Result.EmailTaken());
        }
        var after = accounts.save(before.wantsMailAt(email).updated(now)).orUndo("an account");
        changes.mail(new PendingAccountMail.ConfirmAddress(ids.next(), after.id()));
        tell(before, AccountMail.Kind.ADDRESS_CHANGE_ASKED, links.forgotPassword(), changes);
        return after;
    }

    /**
     * By somebody else: it holds at once, and is asked to be confirmed where addresses are. Whoever
     * was invited to the address before is invited to this one, which confirms it as well.
     */
    Account correct(
            AccountId admin,
            Account before,
            EmailAddress email,
            AccountOutbox.Changes changes,
            Instant now) {
        if (passwords.isUnclaimed(before.id())) {
            var link = ids.next();
            // Before the account, as whoever uses a link does: neither waits for the other.
            if (passwords.requestReset(before.id(), link, now)) {
                changes.mail(new PendingAccountMail.Invitation(link, before.id()));
            }
        } else {
            tell(before, AccountMail.Kind.ADDRESS_CHANGED, links.home(), changes);
            confirmation.request(before.id()).ifPresent(changes::mail);
        }
        audit.note(now, admin, Optional.of(before.id()), "address changed");
        changes.tell(before.id(), SecurityEvent.Kind.ADDRESS_CHANGED_BY_ADMIN, now);
        var after = moved(before.moved(email, confirmation.confirmedAt(now)).updated(now));
        mails.moved(before.id(), now);
        return after;
    }

    /** The address of an account as it was; an invitation that nobody took up is nobody's. */
    private void tell(
            Account before, AccountMail.Kind kind, URI link, AccountOutbox.Changes changes) {
        AccountMail.to(before, ids.next(), kind, link)
                .map(PendingAccountMail.Written::new)
                .ifPresent(changes::mail);
    }

    private Account moved(Account account) {
        return switch (accounts.move(account)) {
            case Accounts.Moved.Ok(var after) -> after;
            case Accounts.Moved.Taken _ -> throw new Refused(new Result.EmailTaken());
            case Accounts.Moved.Conflict _ ->
                    throw new OverloadedException("changes of an account");
        };
    }
}
