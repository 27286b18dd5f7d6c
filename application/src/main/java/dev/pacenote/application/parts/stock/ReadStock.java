package dev.pacenote.application.parts.stock;

import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.StockRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows pools and the ledger, and recomputes what they say. */
public final class ReadStock {

    private final Parts parts;
    private final Movements movements;

    public ReadStock(Parts parts, Movements movements) {
        this.parts = parts;
        this.movements = movements;
    }

    /** The pools of a part, the general one first and always there. */
    public Optional<List<StockRow>> rows(Part.Key key) {
        return parts.find(key)
                .map(
                        stocked -> {
                            var rows = new ArrayList<>(stocked.rows());
                            if (rows.stream().noneMatch(row -> row.model().isAll())) {
                                rows.addFirst(stocked.row(VehicleModel.ALL));
                            }
                            return rows;
                        });
    }

    /** Where a line is in lists; empty where the account has none of that id. */
    public Optional<MovementsQuery.Place> place(AccountId account, UUID movement) {
        return movements
                .find(account, movement)
                .map(
                        it ->
                                new MovementsQuery.Place(
                                        it.reason().createdAt(), it.seq(), it.part().id()));
    }

    public List<Movements.Entry> movements(MovementsQuery query) {
        return movements.list(query);
    }

    /**
     * A part whose numbers do not follow from its ledger.
     *
     * @param stock as it is stored
     * @param ledger the sum of its movements
     */
    public record Mismatch(PartId part, Quantity stock, Quantity ledger) {}

    public record Verification(int parts, int movements, List<Mismatch> mismatches) {

        private static final Verification NOTHING = new Verification(0, 0, List.of());

        public Verification {
            mismatches = List.copyOf(mismatches);
        }

        private Verification plus(Verification more) {
            return new Verification(
                    parts + more.parts,
                    movements + more.movements,
                    Stream.concat(mismatches.stream(), more.mismatches.stream()).toList());
        }
    }

    /**
     * What some of an account's parts are like.
     *
     * @param last the walk goes on behind it; empty: these were all
     */
    public record Verified(Verification found, Optional<PartId> last) {}

    private static final int BATCH = 25;

    /** Recomputes all balances of an account, archived parts included. */
    public Verification verify(AccountId account) {
        var next = verify(account, Optional.empty());
        var all = Verification.NOTHING.plus(next.found());
        while (next.last().isPresent()) {
            next = verify(account, next.last());
            all = all.plus(next.found());
        }
        return all;
    }

    /** The same of the next of its parts, behind that one; empty: of its first. */
    public Verified verify(AccountId account, Optional<PartId> after) {
        var rows = parts.walk(account, after, BATCH);
        var mismatches = new ArrayList<Mismatch>();
        int lines = 0;
        for (var part : rows) {
            lines += verify(part.key(), mismatches);
        }
        return new Verified(
                new Verification(rows.size(), lines, mismatches),
                rows.size() < BATCH ? Optional.empty() : Optional.of(rows.getLast().key().id()));
    }

    private int verify(Part.Key key, List<Mismatch> mismatches) {
        var stocked = parts.find(key);
        if (stocked.isEmpty()) {
            return 0;
        }
        var ledger = movements.ofPart(key);
        // What was written after the part was read is none of it.
        var known =
                ledger.stream().filter(it -> it.seq() <= stocked.get().part().ledgerSeq()).toList();
        var pools = new HashMap<VehicleModel, Quantity>();
        long seq = 0;
        boolean whole = true;
        for (var movement : known) {
            seq++;
            pools.merge(movement.model(), movement.delta(), Quantity::plus);
            whole &= movement.seq() == seq;
        }
        var sum = known.stream().map(Movement::delta).reduce(Quantity.ZERO, Quantity::plus);
        whole &= seq == stocked.get().part().ledgerSeq();
        whole &= sum.equals(stocked.get().part().stock());
        for (var row : stocked.get().rows()) {
            whole &= row.quantity().equals(pools.getOrDefault(row.model(), Quantity.ZERO));
        }
        whole &= stocked.get().sum().equals(sum);
        if (!whole) {
            mismatches.add(new Mismatch(key.id(), stocked.get().part().stock(), sum));
        }
        return known.size();
    }
}
