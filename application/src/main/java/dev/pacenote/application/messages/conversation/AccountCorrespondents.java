package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.messages.conversation.Recipient;
import dev.pacenote.domain.messages.directory.MessagePreferences;
import dev.pacenote.domain.notice.ChannelPreference;
import dev.pacenote.domain.notice.PreferenceDefinitions;
import dev.pacenote.domain.notice.TopicChannels;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Those who have an account, with whom they block and what they chose. */
public final class AccountCorrespondents implements Correspondents {

    private final Accounts accounts;
    private final Blocks blocks;
    private final NoticePreferencesStore preferences;
    private final PreferenceDefinitions definitions;

    public AccountCorrespondents(
            Accounts accounts,
            Blocks blocks,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions) {
        this.accounts = accounts;
        this.blocks = blocks;
        this.preferences = preferences;
        this.definitions = definitions;
    }

    @Override
    public Optional<Addressee> addressee(AccountId sender, AccountId recipient) {
        var account = accounts.find(recipient);
        var chosen = preferences.find(recipient);
        if (account.isEmpty() || chosen.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Addressee(
                        new Recipient(
                                account.get().enabled(),
                                MessagePreferences.of(chosen.get(), definitions).messagesFrom(),
                                blocks.isBlocked(recipient, sender)),
                        ChannelPreference.of(
                                        chosen.get(),
                                        MessageFacts.TOPIC,
                                        TopicChannels.INBOX,
                                        MessageFacts.CHANNELS)
                                .isWanted()));
    }

    @Override
    public boolean sendsReceipts(AccountId reader) {
        return preferences
                .find(reader)
                .map(chosen -> MessagePreferences.of(chosen, definitions).receipts())
                .orElse(false);
    }

    @Override
    public Map<AccountId, String> names(Collection<AccountId> people) {
        var names = new HashMap<AccountId, String>();
        accounts.findAll(people).forEach((id, account) -> names.put(id, account.displayName()));
        return names;
    }
}
