package dev.pacenote.application.messages.directory;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Map;
import java.util.stream.Stream;

/** Whom a person blocks, for their export. */
public final class BlocksExport implements AccountExport {

    private final Blocks blocks;

    public BlocksExport(Blocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public String member() {
        return "blockedUsers";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return blocks.of(person).stream()
                .map(other -> Map.<String, Object>of("userId", other.toString()));
    }
}
