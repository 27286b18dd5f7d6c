package dev.pacenote.application.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;

/** What sockets are told of without a number: it may get lost, and nothing is made up for it. */
public sealed interface Signal {

    /** Somebody may have come, gone, or begun or ceased to do nothing. */
    record PresenceChanged(AccountId account) implements Signal {}

    /** Somebody is writing to an account. */
    record Typing(AccountId to, AccountId from) implements Signal {}
}
