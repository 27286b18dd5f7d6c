package dev.pacenote.application.delivery.bounce;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;

/** Reads from the id of a message for which account it was, where a feature wrote that into it. */
public interface MessageRecipients {

    /**
     * @return empty for the id of another kind of message
     */
    Optional<AccountId> of(String messageId);
}
