package dev.pacenote.application.notice.stream.presence;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Collection;
import java.util.Set;

/**
 * An area's word on who may know whether somebody is there. Each area that lets people know each
 * other brings one bean; without any nobody knows of anybody else.
 */
public interface PresenceAudience {

    /** One looks at another. */
    record Sight(AccountId viewer, AccountId seen) {}

    /** Those of them that are allowed now. */
    Set<Sight> allowed(Collection<Sight> sights);
}
