package dev.pacenote.server;

import dev.pacenote.adapters.out.postgres.platform.backup.PostgresBackup.RefusedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.configuration.Variables;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.server.doctor.Doctor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What somebody who looks after a server types, beside starting it. Each answers an exit code. */
public final class OperatorCommands {

    private static final String USAGE =
            """
            usage: pacenote doctor [--mail you@example.org]   examine everything
                   pacenote backup FILE                       write a backup; a server may run
                   pacenote restore FILE                      read it into an empty database
                   pacenote new-epochs                        after a database was brought back by
                                                              other means
                   pacenote version                           which one this is""";

    private final Variables variables;
    private final PrintStream out;

    /**
     * @param out where answers go
     */
    public OperatorCommands(Variables variables, PrintStream out) {
        this.variables = variables;
        this.out = out;
    }

    /**
     * @param arguments a word and what belongs to it
     * @return as in sysexits.h; 0 when all went well
     */
    public int run(List<String> arguments) {
        var what = arguments.getFirst();
        int words = arguments.size();
        if (what.equals("doctor") && words == 1) {
            return examine(Optional.empty());
        }
        if (what.equals("doctor") && words == 3 && arguments.get(1).equals("--mail")) {
            return examine(arguments.getLast());
        }
        if (what.equals("backup") && words == 2) {
            return withFile(arguments.getLast(), this::backUp);
        }
        if (what.equals("restore") && words == 2) {
            return withFile(arguments.getLast(), this::restore);
        }
        if (what.equals("new-epochs") && words == 1) {
            return withConfiguration(configuration -> work(() -> beginNewEpochs(configuration)));
        }
        out.println(USAGE);
        return ExitCodes.USAGE;
    }

    private void backUp(BackupFile backup, Path file) throws IOException, RefusedException {
        backup.write(file);
        out.println("Everything is in " + file + ".");
    }

    private void restore(BackupFile backup, Path file) throws IOException, RefusedException {
        backup.restore(file);
        out.println("Everything of " + file + " is back.");
        out.println(
                "What was mailed, posted or pushed after it was made is not known to it, and may be"
                        + " told again: see docs/deploy-server.md before you start the server.");
    }

    private int examine(String address) {
        try {
            return examine(Optional.of(new EmailAddress(address)));
        } catch (IllegalArgumentException e) {
            out.println("--mail wants an e-mail address.");
            return ExitCodes.USAGE;
        }
    }

    private int examine(Optional<EmailAddress> testMail) {
        var doctor =
                new Doctor(
                        InstantSource.system(),
                        finding -> out.println(finding.line()),
                        EmbeddedDatabase::ofRunningServer);
        return doctor.examine(variables, testMail) ? 0 : 1;
    }

    private void beginNewEpochs(Configuration configuration) throws IOException, RefusedException {
        int streams = new BackupFile(configuration).beginNewEpochs();
        out.println(
                streams
                        + " live streams begin anew: clients that were connected before read their"
                        + " lists again.");
    }

    private interface FileWork {
        void with(BackupFile backup, Path file) throws IOException, RefusedException;
    }

    private interface Work {
        void run() throws IOException, RefusedException;
    }

    private int withFile(String name, FileWork work) {
        var file = Path.of(name);
        return withConfiguration(
                configuration ->
                        work(
                                () ->
                                        work.with(
                                                new BackupFile(configuration),
                                                file.toAbsolutePath())));
    }

    private int withConfiguration(ToIntFunction<Configuration> work) {
        return switch (Configuration.read(variables)) {
            case Configuration.Result.Refused(var problems) -> {
                problems.forEach(problem -> out.println("  - " + problem));
                yield ExitCodes.CONFIGURATION;
            }
            case Configuration.Result.Complete(var configuration) -> work.applyAsInt(configuration);
        };
    }

    private int work(Work work) {
        try {
            work.run();
            return 0;
        } catch (RefusedException e) {
            out.println(e.getMessage());
            return 1;
        } catch (CannotStartException e) {
            out.println("This cannot be done: " + e.getMessage());
            return e.exitCode();
        } catch (StoreUnavailableException e) {
            out.println(
                    "The database cannot be reached, or did not take it: "
                            + StartFailure.reason(e));
            return ExitCodes.UNAVAILABLE;
        } catch (IOException e) {
            out.println("The file cannot be read or written: " + e.getMessage());
            return 1;
        }
    }
}
