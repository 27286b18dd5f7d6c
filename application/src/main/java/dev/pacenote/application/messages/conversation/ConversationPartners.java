package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.stream.presence.PresenceAudience;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.directory.MessagePreferences;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * People see whether those are there with whom they have a conversation, who let others know it and
 * do not block them; and of course themselves.
 */
public final class ConversationPartners implements PresenceAudience {

    private final Mailboxes mailboxes;
    private final Blocks blocks;
    private final NoticePreferencesStore preferences;
    private final PreferenceDefinitions definitions;

    public ConversationPartners(
            Mailboxes mailboxes,
            Blocks blocks,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions) {
        this.mailboxes = mailboxes;
        this.blocks = blocks;
        this.preferences = preferences;
        this.definitions = definitions;
    }

    @Override
    public Set<Sight> allowed(Collection<Sight> sights) {
        if (sights.isEmpty()) {
            return Set.of();
        }
        var conversing =
                mailboxes
                        .conversations(
                                sights.stream()
                                        .map(
                                                sight ->
                                                        new Mailboxes.Pair(
                                                                sight.viewer(), sight.seen()))
                                        .toList())
                        .keySet();
        var blocking =
                blocks.findAll(
                        sights.stream()
                                .map(sight -> new Blocks.Block(sight.seen(), sight.viewer()))
                                .toList());
        var showing = showing(sights.stream().map(Sight::seen).collect(Collectors.toSet()));
        return sights.stream()
                .filter(
                        sight ->
                                sight.viewer().equals(sight.seen())
                                        || (conversing.contains(
                                                        new Mailboxes.Pair(
                                                                sight.viewer(), sight.seen()))
                                                && showing.contains(sight.seen())
                                                && !blocking.contains(
                                                        new Blocks.Block(
                                                                sight.seen(), sight.viewer()))))
                .collect(Collectors.toSet());
    }

    private Set<AccountId> showing(Set<AccountId> people) {
        return preferences.findAll(people).values().stream()
                .filter(chosen -> MessagePreferences.of(chosen, definitions).presence())
                .map(NoticePreferences::account)
                .collect(Collectors.toSet());
    }
}
