package dev.pacenote.assembly.sandbox;

import dev.pacenote.domain.identity.account.AccountId;

/** What an area lets the sandbox's people do at the first start, before days pass. */
public interface DemoStory {

    /** The person has just registered. Telling it twice changes nothing. */
    void begin(DemoPerson person, AccountId account);

    /** The days have passed, and it is now. Telling it twice changes nothing. */
    default void end(DemoPerson person, AccountId account) {}
}
