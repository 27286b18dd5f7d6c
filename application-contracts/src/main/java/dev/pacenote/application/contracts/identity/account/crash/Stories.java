package dev.pacenote.application.contracts.identity.account.crash;

import java.util.function.Function;
import java.util.stream.Stream;

/** All that people and admins do with accounts. */
final class Stories {

    private Stories() {}

    /** The stories by the sentence that each is about. */
    static Stream<Told> all() {
        return Stream.of(
                new Told("a password is reset", PasswordStories.PasswordReset::new),
                new Told("a link to a new password is asked for", PasswordStories.LinkRequest::new),
                new Told("a link to a new password is mailed", PasswordStories.ResetLink::new),
                new Told("a password is changed", PasswordStories.PasswordChange::new),
                new Told("somebody registers", RegistrationStories.Registration::new),
                new Told(
                        "somebody registers with a known address",
                        RegistrationStories.KnownAddress::new),
                new Told(
                        "somebody registers where nobody confirms",
                        RegistrationStories.OpenRegistration::new),
                new Told("an account is closed", OwnAccountStories.Closing::new),
                new Told(
                        "accounts that were never confirmed go",
                        RegistrationStories.Unconfirmed::new),
                new Told("somebody logs in", SessionStories.Login::new),
                new Told("somebody logs out", SessionStories.Logout::new),
                new Told("a session is refreshed", SessionStories.Refreshing::new),
                new Told("one session is ended", SessionStories.OneSession::new),
                new Told("other sessions are ended", SessionStories.OtherSessions::new),
                new Told("an address is confirmed", RegistrationStories.Confirmation::new),
                new Told(
                        "another confirmation mail is asked for",
                        RegistrationStories.AnotherConfirmation::new),
                new Told("somebody unsubscribes", OwnAccountStories.Unsubscription::new),
                new Told("a profile is changed", OwnAccountStories.Profile::new),
                new Told("the admin is created", AdminStories.NewAdmin::new),
                new Told("the admin is promoted", AdminStories.Promotion::new),
                new Told("an account is disabled and promoted", AdminStories.Disabling::new),
                new Told("a setting is changed", AdminStories.SettingChange::new),
                new Told("a check mode is pinned", AdminStories.Pinning::new),
                new Told("feedback is given", OwnAccountStories.Feedbacks::new));
    }

    /**
     * @param what happens
     */
    record Told(String what, Function<AccountsWorld, Story> story) {}
}
