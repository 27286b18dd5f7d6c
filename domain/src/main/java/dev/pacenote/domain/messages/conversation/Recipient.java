package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.messages.directory.MessagesFrom;

/**
 * Whether somebody takes a message of one certain sender. The sender learns only that it is not
 * possible, never why.
 *
 * @param enabled whether the account is in use
 * @param blocks whether they block that sender
 */
public record Recipient(boolean enabled, MessagesFrom messagesFrom, boolean blocks) {

    /**
     * @param known whether the recipient wrote to that sender before
     */
    public boolean takes(boolean known) {
        boolean accepts =
                switch (messagesFrom) {
                    case EVERYONE -> true;
                    case KNOWN -> known;
                    case NOBODY -> false;
                };
        return enabled && !blocks && accepts;
    }
}
