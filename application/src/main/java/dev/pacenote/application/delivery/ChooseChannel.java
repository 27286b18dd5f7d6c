package dev.pacenote.application.delivery;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.domain.delivery.ChannelChoice;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;

/** Reads what decides whether a channel may be used for an account, at the moment of asking. */
public final class ChooseChannel {

    private final Accounts accounts;
    private final NoticePreferencesStore preferences;

    public ChooseChannel(Accounts accounts, NoticePreferencesStore preferences) {
        this.accounts = accounts;
        this.preferences = preferences;
    }

    /** See {@link ChannelChoice#dailyMail}. */
    public ChannelChoice dailyMail(AccountId account) {
        return accounts.find(account).map(this::dailyMail).orElseGet(ChannelChoice::gone);
    }

    /** The same for an account that was read already. */
    public ChannelChoice dailyMail(Account account) {
        return preferences
                .find(account.id())
                .map(known -> ChannelChoice.dailyMail(account, known))
                .orElseGet(ChannelChoice::gone);
    }
}
