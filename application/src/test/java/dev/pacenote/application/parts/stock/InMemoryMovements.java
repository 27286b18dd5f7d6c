package dev.pacenote.application.parts.stock;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.stock.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ledgers of all workshops in memory. */
public final class InMemoryMovements implements Movements {

    private final Tables tables;

    public InMemoryMovements(Tables tables) {
        this.tables = tables;
    }

    private List<Movement> all() {
        return tables.with(state -> List.copyOf(state.rows(PartsTables.MOVEMENTS).values()));
    }

    @Override
    public List<Movement> ofPart(Part.Key key) {
        return all().stream()
                .filter(it -> it.part().equals(key))
                .sorted(Comparator.comparing(Movement::seq))
                .toList();
    }

    @Override
    public Optional<Movement> find(AccountId account, UUID id) {
        return all().stream()
                .filter(it -> it.id().equals(id) && it.part().account().equals(account))
                .findFirst();
    }

    @Override
    public List<Entry> list(MovementsQuery query) {
        var all = all();
        return all.stream()
                .filter(query::shows)
                .sorted(MovementsQuery.NEWEST_FIRST)
                .filter(it -> query.after().filter(place -> !isBehind(it, place)).isEmpty())
                .limit(query.limit())
                .map(
                        it ->
                                new Entry(
                                        it,
                                        all.stream()
                                                .filter(
                                                        other ->
                                                                other.links()
                                                                        .reverses()
                                                                        .filter(it.id()::equals)
                                                                        .isPresent())
                                                .map(Movement::id)
                                                .findFirst()))
                .toList();
    }

    private static boolean isBehind(Movement movement, MovementsQuery.Place place) {
        return Comparator.comparing((Movement it) -> it.reason().createdAt())
                        .thenComparing(Movement::seq)
                        .thenComparing(it -> it.part().id())
                        .compare(movement, at(movement, place))
                < 0;
    }

    private static Movement at(Movement like, MovementsQuery.Place place) {
        var reason = like.reason();
        return new Movement(
                like.id(),
                new Part.Key(like.part().account(), place.part()),
                place.seq(),
                like.type(),
                like.model(),
                like.delta(),
                like.after(),
                like.unitCost(),
                new Movement.Reason(
                        reason.text(),
                        reason.reference(),
                        reason.actor(),
                        reason.source(),
                        reason.occurredAt(),
                        place.createdAt()),
                like.links());
    }

    @Override
    public List<Quantity> totalsSince(Part.Key key, Instant since, int limit) {
        var totals = new ArrayList<Quantity>();
        for (var movement : ofPart(key).reversed()) {
            if (totals.size() == limit) {
                break;
            }
            totals.add(movement.after().total());
            if (!movement.reason().createdAt().isAfter(since)) {
                break;
            }
        }
        return totals;
    }
}
