package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A part of a workshop with what there is of it. Its version counts each change of it or its stock.
 *
 * @param archived whether it is out of lists; it keeps its id and its ledger
 * @param snoozedUntil nobody is told before that it is low
 * @param ledgerSeq the number of its newest movement; 0: none yet
 */
public record Part(
        Key key,
        PartDetails details,
        Holding holding,
        boolean archived,
        Optional<Instant> snoozedUntil,
        Times times,
        long ledgerSeq,
        long version) {

    /** A part belongs to one account. */
    public record Key(AccountId account, PartId id) {}

    /**
     * What there is of a part.
     *
     * @param stock the sum of its pools
     * @param onOrder what is ordered and has not arrived
     * @param averageCost of one unit; empty while no cost is known
     */
    public record Holding(Quantity stock, Quantity onOrder, Optional<Money> averageCost) {

        public static final Holding NOTHING =
                new Holding(Quantity.ZERO, Quantity.ZERO, Optional.empty());
    }

    public record Times(Instant createdAt, Instant updatedAt) {}

    /** A part without any movement. */
    public static Part added(Key key, PartDetails details, Instant now) {
        return new Part(
                key, details, Holding.NOTHING, false, Optional.empty(), new Times(now, now), 0, 0);
    }

    public Quantity stock() {
        return holding.stock();
    }

    /** Stock when all that is ordered has arrived. */
    public Quantity projected() {
        return holding.stock().plus(holding.onOrder());
    }

    /** What one unit cost, else what it is sold for. */
    public Money cost() {
        return holding.averageCost().orElse(details.supply().unitPrice());
    }

    public Part with(PartDetails next) {
        return new Part(key, next, holding, archived, snoozedUntil, times, ledgerSeq, version);
    }

    public Part with(Holding next, long seq) {
        return new Part(key, details, next, archived, snoozedUntil, times, seq, version);
    }

    public Part withOnOrder(Quantity onOrder) {
        return with(new Holding(holding.stock(), onOrder, holding.averageCost()), ledgerSeq);
    }

    public Part archived(boolean next) {
        return new Part(key, details, holding, next, snoozedUntil, times, ledgerSeq, version);
    }

    public Part snoozed(Optional<Instant> until) {
        return new Part(key, details, holding, archived, until, times, ledgerSeq, version);
    }

    /** The next version of it. */
    public Part changed(Instant now) {
        return new Part(
                key,
                details,
                holding,
                archived,
                snoozedUntil,
                new Times(times.createdAt(), now),
                ledgerSeq,
                version + 1);
    }
}
