package dev.pacenote.domain.digest;

import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Pending;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.RetryTiming;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The day's mail of one person, and where it stands. What the mail holds is not stored here: it is
 * every notice assigned to its key.
 *
 * @param historyPending whether the history does not know yet what became of the last try
 * @param version how often it was saved
 */
public record DailyEmail(
        DailyEmailKey key, UUID id, DeliveryState state, boolean historyPending, long version) {

    /** A mail that nobody tried yet. */
    public static DailyEmail first(DailyEmailKey key, UUID id) {
        return new DailyEmail(key, id, Pending.first(), false, 0);
    }

    public int attempts() {
        return state.attempts();
    }

    /** Whether a copy may have left already. */
    public boolean uncertain() {
        return state.uncertain();
    }

    /** Whether nobody ever claimed it, so that it holds nothing yet. */
    public boolean isUntouched() {
        return version == 0 && attempts() == 0;
    }

    /** Whether nothing more happens to it by itself, and the history knows. */
    public boolean isOver() {
        return !state.open() && !historyPending;
    }

    /** The mail, leased to a worker; empty when nobody may try it now. */
    public Optional<DailyEmail> claimed(Lease lease, Instant now, RetryTiming timing) {
        return state.claimable(now, timing)
                ? Optional.of(in(state.claimed(lease, now), historyPending))
                : Optional.empty();
    }

    /**
     * The mail after its try, which the history does not know yet; empty when the lease was lost to
     * somebody else.
     */
    public Optional<DailyEmail> concluded(Lease lease, DeliveryState outcome) {
        return state instanceof Sending sending && sending.lease().token().equals(lease.token())
                ? Optional.of(in(outcome, true))
                : Optional.empty();
    }

    /** The history knows of the last try. */
    public DailyEmail reported() {
        return in(state, false);
    }

    /** The mail, to be tried again at once; empty when it was sent or is tried anyway. */
    public Optional<DailyEmail> revived() {
        return state.revived().map(pending -> in(pending, historyPending));
    }

    /** The same, as a store keeps it. */
    public DailyEmail savedAs(long next) {
        return new DailyEmail(key, id, state, historyPending, next);
    }

    private DailyEmail in(DeliveryState next, boolean pending) {
        return new DailyEmail(key, id, next, pending, version);
    }
}
