package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server in a process of its own. */
public final class ServerProcess {

    private final Process process;
    public final Api api;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.api = new Api(port);
    }

    public static ProcessBuilder java(
            Map<String, String> environment, String main, List<String> args) {
        return java(List.of(), environment, main, args);
    }

    /**
     * @param further options of Java
     */
    public static ProcessBuilder java(
            List<String> further, Map<String, String> environment, String main, List<String> args) {
        var options = new ArrayList<>(ServerArchive.options());
        options.addAll(further);
        return program(options, environment, main, args);
    }

    private static ProcessBuilder program(
            List<String> options, Map<String, String> environment, String main, List<String> args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(main);
        command.addAll(args);
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /** Starts a {@link KillableServer} and waits until it serves. */
    public static ServerProcess start(TestApplication app) {
        return start(app, List.of());
    }

    /**
     * @param further options of Java
     */
    public static ServerProcess start(TestApplication app, List<String> further) {
        var options = new ArrayList<>(ServerArchive.options());
        options.addAll(further);
        return startWith(app, options);
    }

    /**
     * @param options all of Java's
     */
    static ServerProcess startWith(TestApplication app, List<String> options) {
        try {
            var process =
                    Programs.start(
                            program(
                                            options,
                                            app.environment(),
                                            KillableServer.class.getName(),
                                            List.of(app.clock.file().toString()))
                                    .redirectErrorStream(true));
            // A test that fails must not leave it behind.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServerProcess(process, port(process.inputReader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(BufferedReader out) throws IOException {
        var said = new ArrayList<String>();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("PORT ")) {
                // Nobody reads on, and a full pipe would hold the server up.
                Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
                return Integer.parseInt(line.substring("PORT ".length()));
            }
            said.add(line);
        }
        throw new AssertionError("the server ended before it served: " + said);
    }

    /** Has it end by itself. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
