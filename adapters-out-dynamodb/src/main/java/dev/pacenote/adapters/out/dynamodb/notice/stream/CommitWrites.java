package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.platform.WriteSet;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Map;

/** What a commit writes, with the versions that the heads of its people will have. */
public final class CommitWrites {

    private final WriteSet set;
    private final Map<AccountId, Long> versions;

    CommitWrites(WriteSet set, Map<AccountId, Long> versions) {
        this.set = set;
        this.versions = Map.copyOf(versions);
    }

    public WriteSet set() {
        return set;
    }

    /** Whether nobody else changes anything of that person meanwhile. */
    public boolean holds(AccountId account) {
        return versions.containsKey(account);
    }

    /**
     * The version of a person's head after the commit: what is stored with it knows by it which
     * cut-offs are newer.
     *
     * @param otherwise for a person whose head the commit does not move
     */
    public long version(AccountId account, long otherwise) {
        return versions.getOrDefault(account, otherwise);
    }
}
