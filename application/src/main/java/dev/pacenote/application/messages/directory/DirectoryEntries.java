package dev.pacenote.application.messages.directory;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All people, in the order of what they are called, then of their numbers. */
public interface DirectoryEntries {

    /**
     * Whom to list.
     *
     * @param name start of the display name, the last name, or the user name unless that is an
     *     address, in any letter case; empty for everybody
     * @param enabled empty for both
     * @param among these only; empty for everybody
     */
    record Filter(String name, Optional<Boolean> enabled, Optional<Set<AccountId>> among) {
        public Filter {
            among = among.map(Set::copyOf);
        }

        /** Of everybody. */
        public Filter(String name, Optional<Boolean> enabled) {
            this(name, enabled, Optional.empty());
        }

        Filter among(Optional<Set<AccountId>> some) {
            return new Filter(name, enabled, some);
        }
    }

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
