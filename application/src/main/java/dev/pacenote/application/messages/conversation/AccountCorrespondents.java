package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.messages.directory.Visibility;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.messages.conversation.Recipient;
import dev.pacenote.domain.messages.directory.MessagePreferences;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Those who have an account, with whom they block and what they chose. */
public final class AccountCorrespondents implements Correspondents {

    private final Accounts accounts;
    private final Visibility visibility;
    private final Blocks blocks;
    private final NoticePreferencesStore preferences;
    private final PreferenceDefinitions definitions;

    public AccountCorrespondents(
            Accounts accounts,
            Visibility visibility,
            Blocks blocks,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions) {
        this.accounts = accounts;
        this.visibility = visibility;
        this.blocks = blocks;
        this.preferences = preferences;
        this.definitions = definitions;
    }

    @Override
    public Optional<Addressee> addressee(AccountId sender, AccountId recipient) {
        var known = preferences.recipients(Set.of(recipient)).get(recipient);
        if (known == null || !visibility.sees(sender, recipient)) {
            return Optional.empty();
        }
        return Optional.of(
                new Addressee(
                        new Recipient(
                                known.account().enabled(),
                                MessagePreferences.of(known.preferences(), definitions)
                                        .messagesFrom(),
                                blocks.isBlocked(recipient, sender)),
                        known.preferences().wantsInInbox(MessageFacts.TOPIC)));
    }

    @Override
    public Set<AccountId> sendingReceipts(Collection<AccountId> readers) {
        return readers.isEmpty()
                ? Set.of()
                : preferences.findAll(readers).values().stream()
                        .filter(chosen -> MessagePreferences.of(chosen, definitions).receipts())
                        .map(NoticePreferences::account)
                        .collect(Collectors.toSet());
    }

    @Override
    public Map<AccountId, String> names(Collection<AccountId> people) {
        var names = new HashMap<AccountId, String>();
        accounts.findAll(people).forEach((id, account) -> names.put(id, account.displayName()));
        return names;
    }
}
