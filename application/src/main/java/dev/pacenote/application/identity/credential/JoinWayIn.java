package dev.pacenote.application.identity.credential;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.credential.Password;
import dev.pacenote.domain.identity.credential.PasswordHash;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A person who is logged in joins a further way in to their account: who they are at an outside
 * issuer. They prove both, and are told of it. The same once more changes nothing.
 */
public final class JoinWayIn {

    /**
     * @param proof that the account is theirs
     * @param subject whom a token of the issuer names that the person sent along
     */
    public record Command(Reauthenticate.Command proof, ExternalSubject subject) {}

    public sealed interface Result {
        /** From now on the person comes in that way too; or did already. */
        record Joined() implements Result {}

        record WrongPassword() implements Result {}

        /** The account has no password, and the log-in is too long ago. */
        record LoginTooOld() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        record NoSuchAccount() implements Result {}

        /** It is the way into another account, or this one has another identity of the issuer. */
        record IdentityTaken() implements Result {}
    }

    private final Reauthenticate reauthenticate;
    private final Accounts accounts;
    private final Credentials credentials;
    private final AccountOutbox outbox;
    private final AccountLinks links;
    private final InstantSource clock;
    private final Ids ids;

    public JoinWayIn(
            Reauthenticate reauthenticate,
            Accounts accounts,
            Credentials credentials,
            AccountOutbox outbox,
            AccountLinks links,
            InstantSource clock,
            Ids ids) {
        this.reauthenticate = reauthenticate;
        this.accounts = accounts;
        this.credentials = credentials;
        this.outbox = outbox;
        this.links = links;
        this.clock = clock;
        this.ids = ids;
    }

    public Result join(Command command) {
        return switch (reauthenticate.confirm(command.proof())) {
            case Reauthenticate.Result.NoSuchAccount _ -> new Result.NoSuchAccount();
            case Reauthenticate.Result.TooMany(var wait) -> new Result.TooMany(wait);
            case Reauthenticate.Result.WrongPassword _ -> new Result.WrongPassword();
            case Reauthenticate.Result.LoginTooOld _ -> new Result.LoginTooOld();
            case Reauthenticate.Result.ByRecentLogin(var account) ->
                    join(account, Optional.empty(), command.subject());
            case Reauthenticate.Result.ByPassword(var account, var password) ->
                    join(account, Optional.of(password), command.subject());
        };
    }

    private Result join(
            Account account, Optional<PasswordHash> confirmed, ExternalSubject subject) {
        return outbox.change(
                changes -> {
                    // Held until the end: nobody changes the account's ways in meanwhile.
                    var password = credentials.passwordForUpdate(account.id());
                    if (!password.map(Password::hash).equals(confirmed)) {
                        // Reset or changed elsewhere since it was typed.
                        return new Result.WrongPassword();
                    }
                    var known = credentials.find(account.id());
                    if (known.identities().contains(subject)) {
                        return new Result.Joined();
                    }
                    return known.bound(subject)
                            .map(bound -> saved(account, bound, changes))
                            .orElseGet(Result.IdentityTaken::new);
                });
    }

    /** An account with such a way in does not expire for want of a confirmed address. */
    private void keep(AccountId id) {
        accounts.find(id)
                .filter(Account::hangsOnItsAddress)
                .ifPresent(
                        account ->
                                accounts.save(account.knownElsewhere().updated(clock.instant()))
                                        .orUndo("an account"));
    }

    private Result saved(Account account, AccountCredentials bound, AccountOutbox.Changes changes) {
        return switch (credentials.save(bound)) {
            case Credentials.SaveResult.IdentityTaken _ -> new Result.IdentityTaken();
            case Credentials.SaveResult.Conflict _ ->
                    throw new OverloadedException("changes of credentials");
            case Credentials.SaveResult.Saved _ -> {
                keep(account.id());
                changes.tell(account.id(), SecurityEvent.Kind.WAY_IN_ADDED, clock.instant());
                AccountMail.to(account, ids.next(), AccountMail.Kind.WAY_IN_ADDED, links.settings())
                        .map(PendingAccountMail.Written::new)
                        .ifPresent(changes::mail);
                yield new Result.Joined();
            }
        };
    }
}
