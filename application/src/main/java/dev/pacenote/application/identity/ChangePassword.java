package dev.pacenote.application.identity;

import dev.pacenote.application.shared.Ids;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.AccountLetter;
import dev.pacenote.domain.identity.RawPassword;
import dev.pacenote.domain.identity.SessionId;
import dev.pacenote.domain.identity.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/**
 * A person chooses another password. Every other session of theirs ends, and a mail says that it
 * happened.
 */
public final class ChangePassword {

    public record Command(UserId person, SessionId session, String current, RawPassword next) {
        @Override
        public String toString() {
            return "ChangePassword[hidden]";
        }
    }

    public sealed interface Result {
        record Changed() implements Result {}

        record WrongPassword() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}

        record NoSuchAccount() implements Result {}
    }

    private final ConfirmPassword confirm;
    private final Users users;
    private final Sessions sessions;
    private final PasswordHasher hasher;
    private final Letters letters;
    private final ServiceLinks links;
    private final Ids ids;

    public ChangePassword(
            Users users,
            Sessions sessions,
            PasswordHasher hasher,
            Attempts attempts,
            Letters letters,
            ServiceLinks links,
            InstantSource clock,
            Ids ids) {
        this.confirm = new ConfirmPassword(users, hasher, attempts, clock);
        this.users = users;
        this.sessions = sessions;
        this.hasher = hasher;
        this.letters = letters;
        this.links = links;
        this.ids = ids;
    }

    public Result change(Command command) {
        return switch (confirm.confirm(command.person(), command.current())) {
            case ConfirmPassword.Result.NoSuchAccount _ -> new Result.NoSuchAccount();
            case ConfirmPassword.Result.TooMany(var wait) -> new Result.TooMany(wait);
            case ConfirmPassword.Result.Wrong _ -> new Result.WrongPassword();
            case ConfirmPassword.Result.Right(var account) -> {
                users.setPassword(account.id(), hasher.hash(command.next()));
                sessions.revokeOthers(account.id(), command.session());
                letters.post(changed(ids.next(), account, links));
                yield new Result.Changed();
            }
        };
    }

    static AccountLetter changed(UUID id, Account account, ServiceLinks links) {
        return new AccountLetter(
                id,
                AccountLetter.Kind.PASSWORD_CHANGED,
                account.email(),
                account.username().value(),
                links.forgotPassword());
    }
}
