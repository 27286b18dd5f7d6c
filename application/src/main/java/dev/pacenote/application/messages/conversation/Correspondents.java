package dev.pacenote.application.messages.conversation;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Recipient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people who write to each other, as far as messages are concerned. */
public interface Correspondents {

    /**
     * Somebody to whom a message is addressed.
     *
     * @param wantsInbox whether new messages make items in their inbox
     */
    record Addressee(Recipient recipient, boolean wantsInbox) {}

    /** Empty when there is no such person, or the sender may not see them. */
    Optional<Addressee> addressee(AccountId sender, AccountId recipient);

    /** Whether somebody lets senders know what they read; false when they are gone. */
    default boolean sendsReceipts(AccountId reader) {
        return sendingReceipts(List.of(reader)).contains(reader);
    }

    /** Those of these people who let senders know what they read. */
    Set<AccountId> sendingReceipts(Collection<AccountId> readers);

    /** What people are called; whoever is gone is missing. */
    Map<AccountId, String> names(Collection<AccountId> people);
}
