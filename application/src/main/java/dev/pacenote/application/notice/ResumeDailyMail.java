package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.AddressMoved;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;

/** What a mail server said of an address says nothing of the next one of the same person. */
public final class ResumeDailyMail implements AddressMoved {

    private final PreferenceChanges preferences;

    public ResumeDailyMail(NoticePreferencesStore preferences) {
        this.preferences = new PreferenceChanges(preferences);
    }

    @Override
    public void moved(AccountId account, Instant at) {
        preferences.dailyMail(account, mail -> mail.atNewAddress(at));
    }
}
