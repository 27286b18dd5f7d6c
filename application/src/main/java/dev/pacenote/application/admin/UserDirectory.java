package dev.pacenote.application.admin;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Everybody, as an admin looks at them: newest first. */
public interface UserDirectory {

    /**
     * Who is looked for.
     *
     * @param text part of the user name or the address, in lower case; empty: everybody
     * @param others who is found for another reason
     */
    record Search(String text, Set<AccountId> others) {

        public static final Search EVERYBODY = new Search("", Set.of());

        public Search {
            text = text.toLowerCase(Locale.ROOT);
            others = Set.copyOf(others);
        }
    }

    /**
     * Who is found.
     *
     * @param paging empty: all of them
     */
    List<Account> list(Search search, Optional<Paging> paging);

    /** How many are found. */
    long count(Search search);
}
