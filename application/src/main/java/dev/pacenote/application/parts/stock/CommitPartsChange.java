package dev.pacenote.application.parts.stock;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Changes parts of one account: pools, totals, ledger and tasks, all of it or nothing. What the
 * decision is given is as the commit finds it: of many at once for one part each follows on
 * another.
 */
@FunctionalInterface
public interface CommitPartsChange {

    /** Parts that one commit changes at most: the lines of a job card. */
    int MAX_PARTS = 15;

    /** The parts as they are before the decision; one that is not there is missing. */
    record Found(Map<PartId, StockedPart> all) {
        public Found {
            all = Map.copyOf(all);
        }

        public Optional<StockedPart> find(PartId id) {
            return Optional.ofNullable(all.get(id));
        }
    }

    /**
     * What was decided.
     *
     * @param result what the caller of the commit gets
     * @param changes finished ones, one for each part at most; those that change nothing are passed
     *     over
     */
    record Outcome<R>(R result, List<PartChange> changes) {
        public Outcome {
            changes = List.copyOf(changes);
        }

        /** Nothing changes. */
        public static <R> Outcome<R> nothing(R result) {
            return new Outcome<>(result, List.of());
        }
    }

    /** What only one part of an account has. */
    enum Unique {
        PART_ID,
        PART_NUMBER,
        BARCODE
    }

    sealed interface Committed<R> {

        record Done<R>(R result) implements Committed<R> {}

        /** Another part has it already; nothing is stored. */
        record Taken<R>(Unique what) implements Committed<R> {}
    }

    /**
     * Decides and stores.
     *
     * @param parts that the decision may change, at most {@link #MAX_PARTS}, there or not
     * @param decide may be asked more than once, and has no effect of its own
     * @throws dev.pacenote.application.platform.OverloadedException when others changed the same
     *     parts for so long that this commit had no turn; nothing is stored
     */
    <R> Committed<R> commit(
            AccountId account, Set<PartId> parts, Function<Found, Outcome<R>> decide);
}
