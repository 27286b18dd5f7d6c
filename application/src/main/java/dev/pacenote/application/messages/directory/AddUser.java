package dev.pacenote.application.messages.directory;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AddressConfirmation;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.User;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.notice.preference.PreferencePatch;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.InstantSource;
import java.util.Optional;

/**
 * An admin opens an account for somebody, who gets a mail with a link to set its password. It has
 * no user name: its person logs in with the address.
 */
public final class AddUser {

    /**
     * @param request empty: the admin's program gave no key, and it is done each time
     */
    public record Command(
            AccountId admin,
            EmailAddress email,
            PersonName name,
            PreferencePatch settings,
            Optional<IdempotentRequest> request) {}

    public sealed interface Result {
        record Added(User user) implements Result {}

        /** The same request was done before; the user as they are now. */
        record Repeated(User user) implements Result {}

        /** The same request was done before, and the user is gone. */
        record Gone() implements Result {}

        /** The key of the request stands for something else. */
        record Mismatch() implements Result {}

        /** Somebody has the address already. */
        record EmailTaken() implements Result {}
    }

    private final Accounts accounts;
    private final ShowUser users;
    private final InitialSettings settings;
    private final Passwords passwords;
    private final AddressConfirmation confirmation;
    private final AccountOutbox outbox;
    private final DoOnce once;
    private final AdminActions audit;
    private final InstantSource clock;
    private final Ids ids;

    public AddUser(
            Accounts accounts,
            ShowUser users,
            InitialSettings settings,
            Passwords passwords,
            AddressConfirmation confirmation,
            AccountOutbox outbox,
            DoOnce once,
            AdminActions audit,
            InstantSource clock,
            Ids ids) {
        this.accounts = accounts;
        this.users = users;
        this.settings = settings;
        this.passwords = passwords;
        this.confirmation = confirmation;
        this.outbox = outbox;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** Opens the account, its preferences and the link: all of it or nothing. */
    public Result add(Command command) {
        return outbox.change(
                changes ->
                        once.inTransaction(
                                command.request(),
                                () -> add(command, changes),
                                AddUser::reply,
                                new Again()));
    }

    private final class Again implements DoOnce.Repeats<Result> {

        @Override
        public Result repeated(StoredReply reply) {
            return CreatedUser.read(reply, users)
                    .<Result>map(Result.Repeated::new)
                    .orElseGet(Result.Gone::new);
        }

        @Override
        public Result mismatch() {
            return new Result.Mismatch();
        }
    }

    private static Optional<StoredReply> reply(Result result) {
        return result instanceof Result.Added(var user)
                ? Optional.of(CreatedUser.reply(user))
                : Optional.empty();
    }

    private Result add(Command command, AccountOutbox.Changes changes) {
        var now = clock.instant();
        var account =
                NewAccount.added(
                        command.name(), command.email(), confirmation.confirmedAt(now), now);
        return switch (new AccountChanges(accounts).add(account, RegistrationPolicy.UNLIMITED)) {
            case AccountChanges.Added.Refused _ -> new Result.EmailTaken();
            case AccountChanges.Added.Ok(var added) -> {
                var link = ids.next();
                passwords.requestReset(added.id(), link, now);
                changes.mail(new PendingAccountMail.Invitation(link, added.id()));
                audit.note(now, command.admin(), Optional.of(added.id()), "added");
                yield new Result.Added(settings.of(added, command.settings(), now));
            }
        };
    }
}
