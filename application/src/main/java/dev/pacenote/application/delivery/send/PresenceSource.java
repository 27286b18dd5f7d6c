package dev.pacenote.application.delivery.send;

import dev.pacenote.domain.delivery.PersonPresence;
import dev.pacenote.domain.identity.account.AccountId;

/** Tells whether a person looks at the page now. */
@FunctionalInterface
public interface PresenceSource {

    PersonPresence of(AccountId account);
}
