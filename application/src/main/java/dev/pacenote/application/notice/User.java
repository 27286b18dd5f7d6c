package dev.pacenote.application.notice;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import java.time.Instant;

/** An account with what its person has chosen. */
public record User(Account account, NoticePreferences preferences) {

    /** Grows with each change of either part that the person sees. */
    public long version() {
        return version(account, preferences);
    }

    static long version(Account account, NoticePreferences preferences) {
        return account.revision() + preferences.version();
    }

    /** When either part changed last. */
    public Instant updatedAt() {
        return preferences
                .changedAt()
                .filter(account.updatedAt()::isBefore)
                .orElse(account.updatedAt());
    }
}
