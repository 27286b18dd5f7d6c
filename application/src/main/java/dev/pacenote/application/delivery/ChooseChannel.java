package dev.pacenote.application.delivery;

import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.domain.delivery.ChannelChoice;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Recipient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what decides whether a channel may be used for an account, at the moment of asking. */
public final class ChooseChannel {

    private final NoticePreferencesStore preferences;

    public ChooseChannel(NoticePreferencesStore preferences) {
        this.preferences = preferences;
    }

    /** See {@link ChannelChoice#dailyMail}. */
    public ChannelChoice dailyMail(AccountId account) {
        return dailyMail(recipient(account));
    }

    /** The same for a recipient that was read already; empty when the account is gone. */
    public static ChannelChoice dailyMail(Optional<Recipient> recipient) {
        return recipient
                .map(known -> ChannelChoice.dailyMail(known.account(), known.preferences()))
                .orElseGet(ChannelChoice::gone);
    }

    /** What decides; empty when the account is gone. */
    public Optional<Recipient> recipient(AccountId account) {
        return Optional.ofNullable(recipients(List.of(account)).get(account));
    }

    /** The same of many accounts; those that are gone are missing. */
    public Map<AccountId, Recipient> recipients(Collection<AccountId> accounts) {
        return preferences.recipients(accounts);
    }
}
