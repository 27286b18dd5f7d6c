package dev.pacenote.application.notice;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** How people want to be told. Preferences go with their account. */
public interface NoticePreferencesStore {

    /**
     * Those of an account that never changed them are the {@linkplain NoticePreferences#initial
     * initial} ones.
     *
     * @return empty when there is no such account
     */
    Optional<NoticePreferences> find(AccountId account);

    /** The same of many accounts; those that are gone are missing. */
    Map<AccountId, NoticePreferences> findAll(Collection<AccountId> accounts);

    /** Accounts together with their preferences; those that are gone are missing. */
    Map<AccountId, Recipient> recipients(Collection<AccountId> accounts);

    /**
     * Replaces the preferences of an account, if nobody saved them since they were read. In a
     * transaction they are held until that ends, so nobody else changes them meanwhile.
     */
    SaveResult<NoticePreferences> save(NoticePreferences preferences);
}
