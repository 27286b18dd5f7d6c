package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.messages.directory.Acquaintances;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.util.HashSet;
import java.util.Set;

/** People know each other by their conversations. */
public final class ConversationAcquaintances implements Acquaintances {

    private static final int AT_ONCE = 500;

    private final Mailboxes mailboxes;
    private final Commits commits;

    public ConversationAcquaintances(Mailboxes mailboxes, Commits commits) {
        this.mailboxes = mailboxes;
        this.commits = commits;
    }

    @Override
    public boolean know(AccountId one, AccountId other) {
        return mailboxes.conversation(one, other).isPresent();
    }

    @Override
    public Set<AccountId> of(AccountId account) {
        var partners = new HashSet<AccountId>();
        var from = ListPosition.top(commits.head(account).map(StreamHead::seq).orElse(0L));
        while (true) {
            var part = mailboxes.conversations(account, from, AT_ONCE);
            part.forEach(placed -> partners.add(placed.item().conversation().peer()));
            if (part.size() < AT_ONCE) {
                return partners;
            }
            from = from.behind(part.getLast().number());
        }
    }
}
