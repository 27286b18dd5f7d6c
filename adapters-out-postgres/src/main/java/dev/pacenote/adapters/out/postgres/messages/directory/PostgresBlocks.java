package dev.pacenote.adapters.out.postgres.messages.directory;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who blocks whom, in Postgres. */
@Singleton
public final class PostgresBlocks implements Blocks {

    private final BlockRows rows;

    PostgresBlocks(BlockRows rows) {
        this.rows = rows;
    }

    @Override
    public List<AccountId> of(AccountId owner) {
        return rows.of(owner.value()).stream().map(row -> new AccountId(row.blockedId())).toList();
    }

    @Override
    public List<AccountId> ofForUpdate(AccountId owner) {
        rows.hold(owner.value());
        return of(owner);
    }

    @Override
    public boolean isBlocked(AccountId owner, AccountId other) {
        return rows.isBlocked(owner.value(), other.value());
    }

    @Override
    public Set<Block> findAll(Collection<Block> blocks) {
        return rows
                .among(
                        blocks.stream().map(block -> block.owner().value()).toArray(Long[]::new),
                        blocks.stream().map(block -> block.other().value()).toArray(Long[]::new))
                .stream()
                .map(row -> new Block(new AccountId(row.userId()), new AccountId(row.blockedId())))
                .collect(Collectors.toSet());
    }

    @Override
    public void add(AccountId owner, AccountId other, Instant at) {
        rows.add(owner.value(), other.value(), Rows.microseconds(at));
    }

    @Override
    public void remove(AccountId owner, AccountId other) {
        rows.remove(owner.value(), other.value());
    }
}
