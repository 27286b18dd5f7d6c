package dev.pacenote.application.parts.stock;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which lines of a workshop's ledger a list shows.
 *
 * @param part empty: those of all parts
 * @param after the list goes on behind that line
 */
public record MovementsQuery(
        AccountId account, Optional<PartId> part, Filter filter, Optional<Place> after, int limit) {

    /** The newest first. Of lines of one moment those with the higher number come first. */
    public static final Comparator<Movement> NEWEST_FIRST =
            Comparator.comparing((Movement it) -> it.reason().createdAt())
                    .thenComparing(Movement::seq)
                    .thenComparing(it -> it.part().id())
                    .reversed();

    /**
     * @param from of {@code occurredAt}
     * @param until {@code occurredAt} is before it
     */
    public record Filter(
            Optional<MovementType> type,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> reference) {

        public static final Filter ANY =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Where a line is in the list. */
    public record Place(Instant createdAt, long seq, PartId part) {}

    /** Whether the list shows that line, wherever it begins. */
    public boolean shows(Movement movement) {
        return movement.part().account().equals(account)
                && part.filter(id -> !movement.part().id().equals(id)).isEmpty()
                && filter.type().filter(type -> movement.type() != type).isEmpty()
                && filter.from().filter(movement.reason().occurredAt()::isBefore).isEmpty()
                && filter.until()
                        .filter(end -> !movement.reason().occurredAt().isBefore(end))
                        .isEmpty()
                && filter.reference()
                        .filter(text -> !movement.reason().reference().equals(text))
                        .isEmpty();
    }

    public static MovementsQuery ofPart(AccountId account, PartId part) {
        return new MovementsQuery(account, Optional.of(part), Filter.ANY, Optional.empty(), 1_000);
    }
}
