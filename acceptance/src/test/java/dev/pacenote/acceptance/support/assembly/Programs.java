package dev.pacenote.acceptance.support.assembly;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Programs that tests start. */
public final class Programs {

    /** Less than a test has; nothing is judged by it. */
    private static final int MAX_MINUTES = 20;

    private Programs() {}

    /**
     * Starts a program that is killed when it runs for too long: whoever reads what a program says
     * cannot be interrupted, and would wait for ever for one that hangs.
     */
    public static Process start(ProcessBuilder program) throws IOException {
        var process = program.start();
        CompletableFuture.delayedExecutor(MAX_MINUTES, TimeUnit.MINUTES)
                .execute(process::destroyForcibly);
        return process;
    }
}
