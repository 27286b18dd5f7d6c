package dev.pacenote.domain.notice;

import dev.pacenote.domain.identity.account.AccountId;

/**
 * How a person wants to be told.
 *
 * @param version how often they were saved; 0: they are what everybody begins with
 */
public record NoticePreferences(AccountId account, DailyMail dailyMail, long version) {

    /** What every account begins with. */
    public static NoticePreferences initial(AccountId account) {
        return new NoticePreferences(account, DailyMail.neverStopped(), 0);
    }

    public NoticePreferences with(DailyMail next) {
        return new NoticePreferences(account, next, version);
    }

    /** The same preferences, saved that often. */
    public NoticePreferences savedAs(long nextVersion) {
        return new NoticePreferences(account, dailyMail, nextVersion);
    }
}
