package dev.pacenote.adapters.in.http.notice;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.UpdateUser;
import dev.pacenote.application.notice.User;
import dev.pacenote.application.notice.UserChange;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;

/** Changes users for controllers, and says as problems why it does not. */
@Singleton
public final class UserUpdates {

    private final UpdateUser updateUser;

    UserUpdates(UpdateUser updateUser) {
        this.updateUser = updateUser;
    }

    /**
     * Changes a user.
     *
     * @param password with which the caller proves an address of their own; may be empty
     * @throws ProblemException when nothing was changed
     */
    public User update(
            Caller caller,
            AccountId subject,
            String password,
            VersionCondition condition,
            UserChange change) {
        var proof = new Reauthenticate.Command(caller.user(), caller.session(), password);
        return switch (updateUser.update(
                new UpdateUser.Command(subject, proof, condition, change))) {
            case UpdateUser.Result.Updated(var user) -> user;
            case UpdateUser.Result.NoSuchUser _ -> throw noSuchUser();
            case UpdateUser.Result.VersionMismatch _ ->
                    throw new ProblemException(Problem.versionMismatch());
            case UpdateUser.Result.EmailTaken _ -> throw userExists();
            case UpdateUser.Result.LastAdmin _ -> throw new ProblemException(Problem.lastAdmin());
            case UpdateUser.Result.WrongPassword _ ->
                    throw new ProblemException(Problem.wrongPassword());
            case UpdateUser.Result.LoginTooOld _ -> throw loginTooOld();
            case UpdateUser.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    /** There is no such user, or none that the caller may see. */
    public static ProblemException noSuchUser() {
        return new ProblemException(
                Problem.of(404, "user_not_found", "Not found", "There is no such person."));
    }

    /** Somebody has the address already. */
    public static ProblemException userExists() {
        return new ProblemException(
                Problem.of(
                        409,
                        "user_exists",
                        "This address is in use",
                        "Somebody has an account with this address already."));
    }

    /** Whoever has no password has to log in again. */
    public static ProblemException loginTooOld() {
        return new ProblemException(
                Problem.of(
                        403,
                        "reauthentication_required",
                        "Please log in again",
                        "Please log in again, then try once more within 10 minutes."));
    }
}
