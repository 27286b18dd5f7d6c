package dev.pacenote.application.messages.directory;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.User;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;

/** Shows a person to whoever asks: all of them to themselves and to admins, a name to others. */
public final class LookUpUser {

    public sealed interface Result {
        /** All of them. */
        record Whole(User user) implements Result {}

        /** What others see. */
        record Other(Account account) implements Result {}

        /** There was such a person. */
        record Deleted() implements Result {}

        /** Nobody has or had this number, or not for the eyes of whoever asks. */
        record NoSuchUser() implements Result {}
    }

    private final Accounts accounts;
    private final ShowUser users;
    private final Visibility visibility;

    public LookUpUser(Accounts accounts, ShowUser users, Visibility visibility) {
        this.accounts = accounts;
        this.users = users;
        this.visibility = visibility;
    }

    public Result of(AccountId viewer, AccountId id) {
        if (!visibility.sees(viewer, id)) {
            return new Result.NoSuchUser();
        }
        boolean whole =
                viewer.equals(id)
                        || accounts.find(viewer).filter(Account::isActiveAdmin).isPresent();
        var found =
                whole
                        ? users.of(id).<Result>map(Result.Whole::new)
                        : accounts.find(id).<Result>map(Result.Other::new);
        return found.orElseGet(
                () -> accounts.isDeleted(id) ? new Result.Deleted() : new Result.NoSuchUser());
    }
}
