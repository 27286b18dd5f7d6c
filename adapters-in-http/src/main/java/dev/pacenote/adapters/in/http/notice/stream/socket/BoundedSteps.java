package dev.pacenote.adapters.in.http.notice.stream.socket;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Steps of one kind, of which only so many may wait for their turn: a store may be slow. */
final class BoundedSteps {

    private final Executor steps;
    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param steps does what is offered, sooner or later
     */
    BoundedSteps(Executor steps, int most) {
        this.steps = steps;
        this.most = most;
    }

    /**
     * Has a step done when it is its turn. One that has begun waits no more.
     *
     * @return false when as many wait already; it is not done then
     */
    boolean offer(Runnable step) {
        if (waiting.getAndUpdate(now -> now < most ? now + 1 : now) >= most) {
            return false;
        }
        steps.execute(
                () -> {
                    waiting.decrementAndGet();
                    step.run();
                });
        return true;
    }
}
