package dev.pacenote.application.notice;

import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How preferences change: they are read, the domain decides, what it decided is saved; again from
 * the beginning when somebody else was quicker.
 */
public final class PreferenceChanges {

    private final NoticePreferencesStore preferences;

    public PreferenceChanges(NoticePreferencesStore preferences) {
        this.preferences = preferences;
    }

    /**
     * Stops the single mails about some areas.
     *
     * @return empty when the account is gone
     */
    public Optional<VersionedChange<NoticePreferences>> withoutMailOf(
            AccountId account, Set<String> areas, Instant now) {
        return VersionedChange.of(
                () -> preferences.find(account),
                known -> Optional.of(known.withoutMailOf(areas, now)),
                preferences::save);
    }

    /**
     * Changes the wish for daily mail.
     *
     * @param transition may be asked more than once
     * @return empty when the account is gone
     */
    public Optional<VersionedChange<NoticePreferences>> dailyMail(
            AccountId account, UnaryOperator<DailyMail> transition) {
        return VersionedChange.of(
                () -> preferences.find(account),
                known -> Optional.of(known.with(transition.apply(known.dailyMail()))),
                preferences::save);
    }
}
