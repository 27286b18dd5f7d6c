package dev.pacenote.adapters.out.discord;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Counts answers that Discord counts as invalid: who has 10,000 of them in ten minutes is banned.
 * At a tenth of that nothing is sent for a while.
 */
final class InvalidAnswers {

    /** In {@link #WINDOW}. */
    static final int MOST = 1_000;

    static final Duration WINDOW = Duration.ofMinutes(10);

    private final LongSupplier nanoTime;
    private final Deque<Long> recent = new ArrayDeque<>();

    InvalidAnswers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Counts one.
     *
     * @return whether they are too many now; the count begins anew then
     */
    synchronized boolean areTooManyWith() {
        long now = nanoTime.getAsLong();
        recent.addLast(now);
        while (now - recent.getFirst() >= WINDOW.toNanos()) {
            recent.removeFirst();
        }
        if (recent.size() < MOST) {
            return false;
        }
        recent.clear();
        return true;
    }
}
