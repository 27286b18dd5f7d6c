package dev.pacenote.application.parts.stock;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.Tables;
import java.util.Optional;

/** How far the verification is, in memory. */
public final class InMemoryVerificationRounds implements VerificationRounds {

    private static final String ONLY = "round";

    private final Tables tables;

    public InMemoryVerificationRounds(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<VerificationRound> last() {
        return tables.with(state -> Optional.ofNullable(state.rows(PartsTables.ROUNDS).get(ONLY)));
    }

    @Override
    public void save(VerificationRound round) {
        tables.with(state -> state.rows(PartsTables.ROUNDS).put(ONLY, round));
    }
}
