package dev.pacenote.lambda.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The function of the API in a process of its own, behind a gateway of its own: to be killed. */
public final class ApiProcess implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final RuntimeApi runtime = new RuntimeApi("api", TIMEOUT);
    private final Gateway gateway = new Gateway(0, runtime);
    private final FunctionProcess process;

    private ApiProcess(Path folder, Map<String, String> variables) {
        process =
                FunctionProcess.start(
                        runtime,
                        FunctionProcess.command(),
                        folder,
                        variables,
                        "dev.pacenote.lambda.ApiFunction");
    }

    /**
     * Starts it; the first request waits until it runs.
     *
     * @param folder in which it runs
     * @param variables of the contract
     */
    public static ApiProcess start(Path folder, Map<String, String> variables) {
        return new ApiProcess(folder, variables);
    }

    /** Of its gateway. */
    public int port() {
        return gateway.port();
    }

    /** kill -9: whoever waits for an answer gets none. */
    public void kill() {
        process.kill();
        gateway.close();
        runtime.close();
    }

    @Override
    public void close() {
        kill();
    }
}
