package dev.pacenote.application.notice;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.notice.preference.CorePreferences;
import dev.pacenote.domain.notice.preference.PreferencePatch;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What is to be different about a user; whatever is empty stays.
 *
 * @param withoutPendingEmail the address that waits to be confirmed is not wanted any more
 * @param firstName another first name
 * @param lastName another last name
 */
public record UserChange(
        Optional<EmailAddress> email,
        boolean withoutPendingEmail,
        Optional<NamePart> firstName,
        Optional<NamePart> lastName,
        PreferencePatch settings,
        Optional<Role> role,
        Optional<Boolean> enabled) {

    private static final ZoneId INITIAL_ZONE = ZoneId.of("UTC");

    /** Only what the person has chosen is to be different. */
    public static UserChange of(PreferencePatch settings) {
        return new UserChange(
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                settings,
                Optional.empty(),
                Optional.empty());
    }

    /** Only the address is to be different. */
    public static UserChange of(EmailAddress email) {
        return new UserChange(
                Optional.of(email),
                false,
                Optional.empty(),
                Optional.empty(),
                PreferencePatch.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /** The address, if it is another one than the account has or waits for. */
    Optional<EmailAddress> newEmail(Account account) {
        return email.filter(wanted -> !account.hasAddress(wanted))
                .filter(wanted -> account.pendingEmail().filter(wanted::equals).isEmpty());
    }

    /** Whether this touches what the account may do. */
    boolean concernsPermissions(Account account) {
        return role.filter(next -> next != account.role()).isPresent()
                || enabled.filter(next -> next != account.enabled()).isPresent();
    }

    /** The account with all of it but a new address. */
    public Account applied(Account account) {
        var name = account.name();
        var kept = withoutPendingEmail && email.isEmpty() ? account.withoutPendingEmail() : account;
        var named = kept.named(new PersonName(firstName.or(name::first), lastName.or(name::last)));
        return named.in(zone().orElse(account.zone()))
                .as(role.orElse(account.role()))
                .enabled(enabled.orElse(account.enabled()));
    }

    private Optional<ZoneId> zone() {
        return Optional.ofNullable(settings.changes().get(CorePreferences.TIME_ZONE))
                .map(wanted -> wanted.map(name -> ZoneId.of((String) name)).orElse(INITIAL_ZONE));
    }
}
