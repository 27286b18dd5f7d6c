package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What one feature knows about accounts and shows beside them: to admins in the list of all, and to
 * the person in their profile.
 */
public interface AccountAttributes {

    /** By account and by name, like {@code tm_username}; what is unknown is left out. */
    Map<AccountId, Map<String, Object>> of(Collection<AccountId> accounts);

    /** Accounts with an attribute that contains the text, which is in lower case. */
    Set<AccountId> matching(String text);
}
