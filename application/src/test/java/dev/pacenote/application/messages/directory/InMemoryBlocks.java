package dev.pacenote.application.messages.directory;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Blocks in memory. */
public final class InMemoryBlocks implements Blocks {

    /** Who blocks whom. */
    public record Pair(AccountId owner, AccountId other) {}

    private final Tables tables;

    public InMemoryBlocks(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<AccountId> of(AccountId owner) {
        return tables.with(
                state ->
                        state.blocks.entrySet().stream()
                                .filter(block -> block.getKey().owner().equals(owner))
                                .sorted(Map.Entry.<Pair, Instant>comparingByValue().reversed())
                                .map(block -> block.getKey().other())
                                .toList());
    }

    @Override
    public List<AccountId> ofForUpdate(AccountId owner) {
        return of(owner);
    }

    @Override
    public boolean isBlocked(AccountId owner, AccountId other) {
        return tables.with(state -> state.blocks.containsKey(new Pair(owner, other)));
    }

    @Override
    public Set<Block> findAll(Collection<Block> blocks) {
        return tables.with(
                state ->
                        blocks.stream()
                                .filter(
                                        block ->
                                                state.blocks.containsKey(
                                                        new Pair(block.owner(), block.other())))
                                .collect(Collectors.toSet()));
    }

    @Override
    public void add(AccountId owner, AccountId other, Instant at) {
        tables.with(state -> state.blocks.putIfAbsent(new Pair(owner, other), at));
    }

    @Override
    public void remove(AccountId owner, AccountId other) {
        tables.with(state -> state.blocks.remove(new Pair(owner, other)));
    }
}
