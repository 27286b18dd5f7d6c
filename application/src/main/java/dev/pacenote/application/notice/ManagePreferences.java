package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/** A person says how they want to be told: in which time zone, and whether by daily mail. */
public final class ManagePreferences {

    private final Accounts accounts;
    private final NoticePreferencesStore preferences;
    private final AccountOutbox outbox;
    private final InstantSource clock;

    public ManagePreferences(
            Accounts accounts,
            NoticePreferencesStore preferences,
            AccountOutbox outbox,
            InstantSource clock) {
        this.accounts = accounts;
        this.preferences = preferences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @return empty when the account is gone
     */
    public Optional<NoticePreferences> of(AccountId account) {
        return preferences.find(account);
    }

    /**
     * Changes what is given, all of it or nothing.
     *
     * @param mailEnabled true undoes an unsubscription, and a stop after a bounce, a complaint or a
     *     refused address
     * @return the changed account; empty when it is gone
     */
    public Optional<Account> change(
            AccountId person, Optional<ZoneId> zone, Optional<Boolean> mailEnabled) {
        return outbox.change(
                changes -> {
                    mailEnabled.ifPresent(wanted -> wantMail(person, wanted));
                    if (zone.isPresent() || mailEnabled.isPresent()) {
                        changes.updated(person);
                    }
                    return zone.isEmpty()
                            ? accounts.find(person)
                            : new AccountChanges(accounts)
                                    .change(
                                            person,
                                            account ->
                                                    account.in(zone.get()).updated(clock.instant()))
                                    .map(VersionedChange::after);
                });
    }

    private void wantMail(AccountId person, boolean wanted) {
        var now = clock.instant();
        new PreferenceChanges(preferences)
                .dailyMail(person, mail -> wanted ? mail.switchedOn(now) : mail.switchedOff(now));
    }
}
