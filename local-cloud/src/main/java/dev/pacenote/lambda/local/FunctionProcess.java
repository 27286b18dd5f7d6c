package dev.pacenote.lambda.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A function in a process of its own, as the start script of the package runs it. */
public final class FunctionProcess implements AutoCloseable {

    private final Process process;

    private FunctionProcess(Process process) {
        this.process = process;
    }

    /** Java with the options of the functions, and with everything that this process has. */
    public static List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(PackageLambda.OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    /**
     * @param command Java with its options and class path
     * @param folder in which it runs
     * @param variables of the contract
     * @param handler class of the function
     */
    public static FunctionProcess start(
            RuntimeApi api,
            List<String> command,
            Path folder,
            Map<String, String> variables,
            String handler) {
        var all = new ArrayList<>(command);
        all.add("dev.pacenote.lambda.RuntimeLoop");
        all.add(handler);
        var builder = new ProcessBuilder(all).directory(folder.toFile()).inheritIO();
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(variables);
        builder.environment()
                .putAll(
                        Map.of(
                                "AWS_LAMBDA_RUNTIME_API",
                                api.address(),
                                "AWS_ACCESS_KEY_ID",
                                "local",
                                "AWS_SECRET_ACCESS_KEY",
                                "local",
                                "AWS_LAMBDA_FUNCTION_NAME",
                                handler,
                                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                                "512",
                                "_HANDLER",
                                handler,
                                "LAMBDA_TASK_ROOT",
                                folder.toString(),
                                "MICRONAUT_ENV_DEDUCTION",
                                "false"));
        try {
            return new FunctionProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
