package dev.pacenote.application.messages.directory;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Optional;

/** All people, in the order of what they are called, then of their numbers. */
public interface DirectoryEntries {

    /**
     * Whom to list.
     *
     * @param name start of the display name, the last name or the user name, in any letter case;
     *     empty for everybody
     * @param enabled empty for both
     */
    record Filter(String name, Optional<Boolean> enabled) {}

    /**
     * One of them.
     *
     * @param sortedBy the text by which it is sorted
     */
    record Entry(AccountId id, String displayName, boolean enabled, String sortedBy) {}

    /**
     * The next of them.
     *
     * @param after the last one that is known; empty for the beginning. Whoever is renamed or
     *     deleted meanwhile changes nothing about the others
     */
    List<Entry> page(Filter filter, Optional<Entry> after, int limit);
}
