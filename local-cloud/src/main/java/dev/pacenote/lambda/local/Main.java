package dev.pacenote.lambda.local;

import dev.pacenote.adapters.out.email.delivery.MailWriter;
import dev.pacenote.adapters.out.email.delivery.Mailbox;
import dev.pacenote.assembly.sandbox.DemoStory;
import dev.pacenote.assembly.sandbox.SandboxHouse;
import dev.pacenote.assembly.sandbox.SandboxPost;
import dev.pacenote.configuration.Variables;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The Lambda assembly to try: everything in this process, everything new at each start, the same
 * demo data as the server's sandbox.
 */
public final class Main {

    private static final String SENDER = "pacenote@sandbox.example";
    private static final String DEFAULT_PORT = "3000";

    /** As long as the queues of the real thing hide a message. */
    private static final Duration PATIENCE = Duration.ofMinutes(16);

    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var out = System.out;
        out.println("Starting DynamoDB Local, ElasticMQ, Postgres and the six functions ...");
        var postgres = EmbeddedPostgres.start();
        var aws = LocalAws.start();
        var sandbox = sandbox(Files.createTempDirectory("pacenote-lambda"));
        var lambda =
                LocalLambda.open(
                        aws,
                        new LocalLambda.Setting(
                                variables(aws, postgres),
                                port(),
                                InstantSource.system(),
                                Optional.of(sandbox),
                                configuration -> configuration),
                        (_, message) -> {
                            sandbox.mailbox().drop(message);
                            return SesStandIn.Sink.Word.ACCEPTED;
                        });
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
        DemoStory.tell(
                lambda,
                "http://localhost:" + lambda.port(),
                "nothing is kept; each start is a first one",
                out);
        lambda.startClockWork();
        stopped.await();
    }

    private static SandboxPost sandbox(Path folder) {
        var house = SandboxHouse.open(folder, InstantSource.system());
        return new SandboxPost(
                house,
                new Mailbox(folder.resolve("mailbox"), new MailWriter(SENDER, house.clock())));
    }

    private static int port() {
        return Integer.parseInt(Variables.ofThisProcess("PORT").orElse(DEFAULT_PORT));
    }

    private static Map<String, String> variables(LocalAws aws, EmbeddedPostgres postgres) {
        var variables = new HashMap<>(aws.furnish("local", PATIENCE));
        variables.put("PACENOTE_SANDBOX", "on");
        variables.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
        variables.put("JWT_SECRET", "nothing is worth protecting in the sandbox");
        variables.put("SES_FROM", SENDER);
        variables.put("PUBLIC_URL", "http://localhost:" + port());
        return variables;
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
