package dev.pacenote.application.messages.directory;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.User;
import dev.pacenote.application.notice.UserChange;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.preference.PreferencePatch;
import java.time.Instant;

/** What somebody chooses for an account that is opened in the same transaction. */
public final class InitialSettings {

    private final Accounts accounts;
    private final NoticePreferencesStore preferences;
    private final PreferenceDefinitions definitions;

    public InitialSettings(
            Accounts accounts,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions) {
        this.accounts = accounts;
        this.preferences = preferences;
        this.definitions = definitions;
    }

    User of(Account added, PreferencePatch settings, Instant now) {
        return new User(
                placed(added, settings),
                chosen(NoticePreferences.initial(added.id()), settings, now));
    }

    /** The same for an account that is not new, whose person may have chosen something already. */
    User added(Account known, PreferencePatch settings, Instant now) {
        var before =
                preferences.find(known.id()).orElseGet(() -> NoticePreferences.initial(known.id()));
        return new User(placed(known, settings), chosen(before, settings, now));
    }

    /** In the time zone that is named. */
    private Account placed(Account added, PreferencePatch settings) {
        var placed = UserChange.of(settings).applied(added);
        return placed.equals(added) ? added : accounts.save(placed).orUndo("an account");
    }

    private NoticePreferences chosen(
            NoticePreferences before, PreferencePatch settings, Instant now) {
        var chosen = definitions.merged(before, settings, now);
        return chosen.equals(before) ? before : preferences.save(chosen).orUndo("preferences");
    }
}
