package dev.pacenote.application.parts.stock;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.stock.Movement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ledgers of all workshops: lines are added, and never change. */
public interface Movements {

    /** All of a part, in their order. */
    List<Movement> ofPart(Part.Key key);

    Optional<Movement> find(AccountId account, UUID id);

    /**
     * A line with what became of it.
     *
     * @param reversedBy the movement that took it back
     */
    record Entry(Movement movement, Optional<UUID> reversedBy) {}

    /** Those that the query asks for, the newest first. */
    List<Entry> list(MovementsQuery query);

    /**
     * The totals that were in force since then: that of the moment itself, and one for each later
     * movement.
     *
     * @param limit at most so many, the newest
     */
    List<Quantity> totalsSince(Part.Key key, Instant since, int limit);
}
