package dev.pacenote.adapters.out.postgres.parts.stock;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.parts.stock.VerificationRound;
import dev.pacenote.application.parts.stock.VerificationRounds;
import dev.pacenote.domain.parts.catalogue.PartId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How far the verification is, in Postgres. */
@Singleton
public final class PostgresVerificationRounds implements VerificationRounds {

    private final VerificationRoundRows rows;

    PostgresVerificationRounds(VerificationRoundRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<VerificationRound> last() {
        return rows.last().map(VerificationRoundRows.Row::round);
    }

    @Override
    public void save(VerificationRound round) {
        rows.save(
                Rows.microseconds(round.startedAt()),
                Rows.stored(round.finishedAt()),
                round.account(),
                round.part().map(PartId::value).orElse(null));
    }
}
