package dev.pacenote.application.trackmania;

import dev.pacenote.domain.trackmania.AccountId;
import java.util.Map;
import java.util.Set;

/** Display names of drivers, which they may change. */
public interface PlayerNames {

    /**
     * The names that are known; unknown accounts are missing from the answer.
     *
     * @throws UpstreamException when there is no usable answer
     */
    Map<AccountId, String> of(Set<AccountId> accounts);
}
