package dev.pacenote.lambda.local;

import dev.pacenote.adapters.out.email.delivery.MailFactory;
import dev.pacenote.adapters.out.email.delivery.Mailbox;
import dev.pacenote.adapters.out.email.delivery.MimeComposer;
import dev.pacenote.assembly.sandbox.DemoData;
import dev.pacenote.assembly.sandbox.SandboxMail;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.Variables;
import dev.pacenote.lambda.local.standin.SesStandIn;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The Lambda assembly to try: everything in this process, everything new at each start, the same
 * demo data as the server's sandbox.
 */
public final class Main {

    /** As in sysexits.h, like the server. */
    private static final int CONFIGURATION = 78;

    /** As long as the queues of the real thing hide a message. */
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(16);

    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var out = System.out;
        LocalVariables given;
        try {
            given = LocalVariables.of(Variables.withFile(Variables.ofThisProcess(), Path.of("")));
        } catch (Variables.UnreadableException e) {
            refuse(List.of(e.getMessage()), out);
            return;
        }
        if (!given.problems().isEmpty()) {
            refuse(given.problems(), out);
            return;
        }
        out.println("Starting DynamoDB Local, ElasticMQ, Postgres and the functions ...");
        var postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        var aws = LocalAws.start();
        var sandbox = sandbox(Files.createTempDirectory("pacenote-lambda"));
        LocalLambda lambda;
        try {
            lambda =
                    LocalLambda.open(
                            aws,
                            new LocalLambda.Setting(
                                    given.with(
                                            aws.createResources("local", VISIBILITY_TIMEOUT),
                                            postgres.getJdbcUrl("postgres", "postgres")),
                                    given.port(),
                                    InstantSource.system(),
                                    Optional.of(sandbox),
                                    configuration -> configuration),
                            (_, message) -> {
                                sandbox.mailbox().drop(message);
                                return SesStandIn.Sink.Word.ACCEPTED;
                            });
        } catch (LocalLambda.RefusedException e) {
            refuse(e.problems(), out);
            return;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    lambda.close();
                                    aws.close();
                                    close(postgres);
                                    stopped.countDown();
                                },
                                "stop"));
        DemoData.make(
                lambda,
                "http://localhost:" + lambda.port(),
                "nothing is kept; each start is a first one",
                out);
        lambda.startScheduledJobs();
        stopped.await();
    }

    private static void refuse(List<String> problems, PrintStream out) {
        out.println("Pacenote cannot start like this:");
        problems.forEach(problem -> out.println("  - " + problem));
        System.exit(CONFIGURATION);
    }

    private static SandboxMail sandbox(Path folder) {
        var services = SandboxServices.open(folder, InstantSource.system());
        return new SandboxMail(
                services,
                new Mailbox(
                        folder.resolve("mailbox"),
                        new MimeComposer(MailFactory.SANDBOX_SENDER, services.clock())));
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
