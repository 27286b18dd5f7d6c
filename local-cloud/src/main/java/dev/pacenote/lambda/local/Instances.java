package dev.pacenote.lambda.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.pacenote.lambda.RuntimeLoop;
import java.util.ArrayList;
import java.util.List;

/** Runs a function in threads of this process, each like an instance of its own. */
public final class Instances implements AutoCloseable {

    private final List<RuntimeLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    public Instances(RuntimeApi api, RequestStreamHandler handler, int count) {
        for (int i = 0; i < count; i++) {
            var loop = new RuntimeLoop(api.address(), handler);
            loops.add(loop);
            threads.add(Thread.ofVirtual().start(loop::run));
        }
    }

    @Override
    public void close() {
        loops.forEach(RuntimeLoop::stop);
        threads.forEach(Thread::interrupt);
    }
}
