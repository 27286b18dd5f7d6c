package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one feature knows about accounts and shows beside them. */
public interface AccountAttributes {

    /** What it knows, in the order in which it is shown. */
    List<AccountAttribute> attributes();

    /** By account and by name of an attribute; what is unknown is left out. */
    Map<AccountId, Map<String, Object>> of(Collection<AccountId> accounts);

    /** Accounts with an attribute that contains the text, which is in lower case. */
    Set<AccountId> matching(String text);
}
