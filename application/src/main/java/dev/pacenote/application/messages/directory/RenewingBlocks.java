package dev.pacenote.application.messages.directory;

import dev.pacenote.application.notice.stream.commit.UserCopies;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Blocks that are copied to where streams are. The copy of whoever blocks is renewed after the
 * commit, before its caller goes on: no message that was decided before a block is stored after it.
 */
public final class RenewingBlocks implements Blocks {

    private final Blocks stored;
    private final Supplier<UserCopies> copies;
    private final Transactions transactions;

    /**
     * @param copies asked for with the first change
     */
    public RenewingBlocks(Blocks stored, Supplier<UserCopies> copies, Transactions transactions) {
        this.stored = stored;
        this.copies = copies;
        this.transactions = transactions;
    }

    @Override
    public List<AccountId> of(AccountId owner) {
        return stored.of(owner);
    }

    @Override
    public List<AccountId> ofForUpdate(AccountId owner) {
        return stored.ofForUpdate(owner);
    }

    @Override
    public boolean isBlocked(AccountId owner, AccountId other) {
        return stored.isBlocked(owner, other);
    }

    @Override
    public Set<Block> findAll(Collection<Block> blocks) {
        return stored.findAll(blocks);
    }

    @Override
    public void add(AccountId owner, AccountId other, Instant at) {
        stored.add(owner, other, at);
        renewed(owner);
    }

    @Override
    public void remove(AccountId owner, AccountId other) {
        stored.remove(owner, other);
        renewed(owner);
    }

    private void renewed(AccountId owner) {
        transactions.afterCommit(() -> copies.get().renew(owner));
    }
}
