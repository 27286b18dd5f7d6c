package dev.pacenote.adapters.in.http.notice.stream;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs steps one after the other, in the order in which they come, on another executor. */
final class SerialExecutor implements Executor {

    private final Executor executor;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private boolean running;

    SerialExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable step) {
        synchronized (steps) {
            steps.add(step);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::run);
    }

    private void run() {
        for (var step = next(); step != null; step = next()) {
            step.run();
        }
    }

    private @Nullable Runnable next() {
        synchronized (steps) {
            var step = steps.poll();
            running = step != null;
            return step;
        }
    }
}
