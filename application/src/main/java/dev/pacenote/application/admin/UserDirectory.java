package dev.pacenote.application.admin;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import java.util.List;
import java.util.Optional;

/** Everybody, as an admin looks at them: newest first. */
public interface UserDirectory {

    /**
     * @param driver the name in the game, if set
     * @param guarded number of guarded maps
     */
    record Person(
            Account account, Optional<String> driver, Optional<MapperAlert> alert, int guarded) {}

    /**
     * People whose user name, address or name in the game contains the text in any letter case.
     *
     * @param paging empty: all of them
     */
    List<Person> list(Optional<String> text, Optional<Paging> paging);

    /** How many there are. */
    long count(Optional<String> text);
}
