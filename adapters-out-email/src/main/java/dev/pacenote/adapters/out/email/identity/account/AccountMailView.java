package dev.pacenote.adapters.out.email.identity.account;

import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.platform.VisibleText;

/**
 * A mail about an account as the templates read it.
 *
 * @param reader their name, such that it never changes the direction of the text around it
 */
public record AccountMailView(
        String subject, String reader, String lead, String button, String link, String why) {

    public static AccountMailView of(AccountMail mail) {
        var reader = VisibleText.isolated(VisibleText.orElse(mail.reader(), mail.to().value()));
        return switch (mail.kind()) {
            case CONFIRM_ADDRESS ->
                    new AccountMailView(
                            "Confirm your address for Pacenote",
                            reader,
                            "Please confirm that this is your address. Until then no daily mail is"
                                    + " sent to it; nothing that is found meanwhile is lost.",
                            "Confirm address",
                            mail.link().toString(),
                            "The link is good for 24 hours. If you did not register with Pacenote,"
                                    + " ignore this mail: an unconfirmed account is deleted.");
            case CONFIRM_NEW_ADDRESS ->
                    new AccountMailView(
                            "Confirm your new address for Pacenote",
                            reader,
                            "Please confirm that this is your address. From then on all mail of your"
                                    + " account is sent to it; until then the old address stays.",
                            "Confirm address",
                            mail.link().toString(),
                            "The link is good for 24 hours. If you did not ask for it, ignore this"
                                    + " mail.");
            case ADDRESS_CHANGE_ASKED ->
                    new AccountMailView(
                            "Your Pacenote account is to have another address",
                            reader,
                            "Somebody, probably you, wants the mail of your account to be sent to"
                                    + " another address. That happens when the new address is"
                                    + " confirmed.",
                            "Set another password",
                            mail.link().toString(),
                            "If it was not you, set another password at once by the link above.");
            case ADDRESS_CHANGED ->
                    new AccountMailView(
                            "Your Pacenote account has another address",
                            reader,
                            "An admin changed the address of your account. From now on its mail is sent"
                                    + " to the new one, and you log in with that.",
                            "Pacenote",
                            mail.link().toString(),
                            "If you did not ask for it, please write to the people who run this"
                                    + " service.");
            case INVITATION ->
                    new AccountMailView(
                            "You have a Pacenote account",
                            reader,
                            "An account was opened for you. With this link you set its password;"
                                    + " then you log in with this address.",
                            "Set a password",
                            mail.link().toString(),
                            "The link is good for 24 hours. If you do not want an account, ignore"
                                    + " this mail: it is deleted after a week.");
            case ADDRESS_IN_USE ->
                    new AccountMailView(
                            "Somebody tried to register with your address",
                            reader,
                            "Somebody tried to open a Pacenote account with your address. You have"
                                    + " one already; nothing was changed. If it was you, just log in.",
                            "Log in",
                            mail.link().toString(),
                            "If it was not you, there is nothing to do.");
            case RESET_PASSWORD ->
                    new AccountMailView(
                            "Set a new password for Pacenote",
                            reader,
                            "Somebody, probably you, asked for a new password. With this link you"
                                    + " can set one; until then the old one stays.",
                            "Set a new password",
                            mail.link().toString(),
                            "The link is good for 30 minutes and works once. If you did not ask for"
                                    + " it, ignore this mail.");
            case PASSWORD_CHANGED ->
                    new AccountMailView(
                            "Your Pacenote password was changed",
                            reader,
                            "Your password was changed just now, and other devices were logged out.",
                            "Set another password",
                            mail.link().toString(),
                            "If it was not you, set another password at once by the link above.");
            case WAY_IN_ADDED ->
                    new AccountMailView(
                            "There is a new way to log in to your Pacenote account",
                            reader,
                            "From now on you can also log in to your account by another service.",
                            "See your account",
                            mail.link().toString(),
                            "If it was not you, change your password and end all other sessions at"
                                    + " once, and please write to the people who run this service.");
            case ACCOUNT_DELETED ->
                    new AccountMailView(
                            "Your Pacenote account is deleted",
                            reader,
                            "Your account and everything we stored about it is deleted, as you asked."
                                    + " No more mail will come.",
                            "Pacenote",
                            mail.link().toString(),
                            "If you want to come back, just register again.");
        };
    }
}
