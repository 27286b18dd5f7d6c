package dev.pacenote.adapters.in.http.notice.stream.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps one after the other, in the order in which they come, on another executor. A step that
 * throws goes to that executor's handler, and those behind it go on.
 */
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
        boolean thrown = true;
        try {
            for (var step = next(); step != null; step = next()) {
                step.run();
            }
            thrown = false;
        } finally {
            if (thrown) {
                executor.execute(this::run);
            }
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
