package dev.pacenote.server;

import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.Pacenote;
import dev.pacenote.assembly.logging.LoggingSetup;
import dev.pacenote.assembly.sandbox.DemoData;
import dev.pacenote.configuration.Variables;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server and says in a few lines where to look; with a word behind it, does that. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        var out = System.out;
        if (List.of(args).equals(List.of("version"))) {
            out.println("Pacenote " + Pacenote.VERSION);
            return;
        }
        // What libraries and log lines do by the locale is the same for everybody.
        Locale.setDefault(Locale.ROOT);
        Variables variables;
        try {
            variables = Variables.withFile(Variables.ofThisProcess(), Path.of(""));
        } catch (Variables.UnreadableException e) {
            out.println("Pacenote cannot start like this:");
            out.println("  - " + e.getMessage());
            System.exit(ExitCodes.CONFIGURATION);
            return;
        }
        LoggingSetup.tell(variables);
        if (args.length > 0) {
            System.exit(new OperatorCommands(variables, out).run(List.of(args)));
            return;
        }
        switch (Configuration.read(variables)) {
            case Configuration.Result.Refused(var problems) -> {
                out.println("Pacenote cannot start like this:");
                problems.forEach(problem -> out.println("  - " + problem));
                System.exit(ExitCodes.CONFIGURATION);
            }
            case Configuration.Result.Complete(var configuration) -> run(configuration, out);
        }
    }

    private static void run(Configuration configuration, PrintStream out)
            throws InterruptedException {
        PacenoteServer server;
        try {
            server = PacenoteServer.start(configuration);
        } catch (CannotStartException e) {
            end(e, out);
            return;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    server.close();
                                    stopped.countDown();
                                },
                                "stop"));
        configuration.warnings().forEach(warning -> out.println("Warning: " + warning));
        try {
            welcome(server, out);
            server.startScheduledJobs();
        } catch (RuntimeException e) {
            end(StartFailure.of(e, configuration.port()), out);
            return;
        }
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            server.databaseLost().join();
                            end(out);
                        });
        stopped.await();
    }

    private static void welcome(PacenoteServer server, PrintStream out) {
        var url = "http://localhost:" + server.port();
        if (server.sandbox().isPresent()) {
            DemoData.make(server, url, "everything is kept in the data folder", out);
        } else {
            out.println("Pacenote " + Pacenote.VERSION + " is running: " + url);
        }
    }

    private static void end(CannotStartException e, PrintStream out) {
        if (e.exitCode() == ExitCodes.SOFTWARE) {
            LOG.error("the start failed", e);
        }
        out.println("Pacenote cannot start: " + e.getMessage());
        System.exit(e.exitCode());
    }

    /** Whoever started us, starts us again, and the database with us. */
    private static void end(PrintStream out) {
        out.println("Pacenote stops: its database ended. Nothing that was answered is lost.");
        System.exit(ExitCodes.UNAVAILABLE);
    }
}
