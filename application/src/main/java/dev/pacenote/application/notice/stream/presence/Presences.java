package dev.pacenote.application.notice.stream.presence;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Presence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says who is there now. Whether anybody may know that is not asked here. */
public interface Presences {

    /** Of each of these accounts. */
    Map<AccountId, Presence> of(Collection<AccountId> accounts);

    /** Of one account. */
    default Presence of(AccountId account) {
        return Objects.requireNonNull(of(List.of(account)).get(account));
    }
}
