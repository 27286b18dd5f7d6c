package dev.pacenote.assembly.background;

import dev.pacenote.application.platform.WaitAtMost;
import io.micronaut.core.propagation.PropagatedContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has work done in the background, on behalf of the request that waits for it. */
public final class BackgroundWait implements WaitAtMost {

    private final Executor background;

    public BackgroundWait(Executor background) {
        this.background = background;
    }

    @Override
    public void run(Runnable work, Duration atMost) {
        var done =
                CompletableFuture.runAsync(PropagatedContext.getOrEmpty().wrap(work), background);
        try {
            done.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            // It goes on, and what it finds is there the next time.
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the work failed", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
