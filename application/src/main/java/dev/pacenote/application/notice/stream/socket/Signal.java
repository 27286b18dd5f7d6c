package dev.pacenote.application.notice.stream.socket;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.EventType;
import java.util.Map;
import java.util.OptionalLong;

/** What sockets are told of without a number: it may get lost, and nothing is made up for it. */
public sealed interface Signal {

    /** Somebody may have come, gone, or begun or ceased to do nothing. */
    record PresenceChanged(AccountId account) implements Signal {}

    /** Somebody is writing to an account. */
    record Typing(AccountId to, AccountId from) implements Signal {}

    /**
     * Something changed that an open page of an account may show.
     *
     * @param about which thing it is, as members of what sockets are told
     * @param version of it, for whoever has that one already; empty: it has none
     */
    record Hint(AccountId to, EventType type, Map<String, String> about, OptionalLong version)
            implements Signal {
        public Hint {
            about = Map.copyOf(about);
        }
    }
}
