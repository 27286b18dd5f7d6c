package dev.pacenote.application.parts.reorder;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.util.List;
import java.util.Optional;

/**
 * Parts that a check has to look at: those that are low, have an open task or are snoozed. None in
 * need is missing; one too many does no harm.
 */
public interface PartsNeedingAttention {

    /**
     * Those of all accounts, in the order of their keys.
     *
     * @param after the list goes on behind that part; empty: from the beginning
     */
    List<Part.Key> page(Optional<Part.Key> after, int limit);

    /** Those of one account, in the order of their ids. */
    List<PartId> of(AccountId account, Optional<PartId> after, int limit);
}
