package dev.pacenote.application.trackmania;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people follow here, of many accounts in one question. */
public interface MapperAndDriverSummaries {

    /**
     * @param driver the name in the game, if set
     * @param guarded number of guarded maps
     */
    record Summary(Optional<String> driver, Optional<MapperAlert> alert, int guarded) {}

    /** Whoever has none of it is left out. */
    Map<AccountId, Summary> of(Collection<AccountId> accounts);

    /** Accounts whose name in the game contains the text, which is in lower case. */
    Set<AccountId> named(String text);
}
