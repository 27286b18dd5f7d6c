package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.mail.TestMailbox;
import dev.pacenote.lambda.local.FedQueue;
import dev.pacenote.lambda.local.FunctionProcess;
import dev.pacenote.lambda.local.LocalLambda;
import dev.pacenote.lambda.local.LocalWorld;
import dev.pacenote.lambda.local.RuntimeApi;
import dev.pacenote.lambda.local.standin.SesStandIn.Sink;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Functions in processes of their own, killed in the middle of a message: {@code kill -9}. The
 * clock is the real one, so a dead sender's claim takes its three minutes to lapse.
 */
@Tag("lambda")
@FunctionsInLongRun
@Order(1)
class KilledFunctionTest {

    private static final int KILLS = 3;
    private static final Duration HIDDEN = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(18);

    private final List<TestMailbox.Mail> post = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstMail = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);
    private final Random random = new Random(9);

    private final LocalWorld world = new LocalWorld(this::takeAndSayNothing, HIDDEN);
    private final Map<String, String> variables = new HashMap<>(world.variables());
    private final LocalLambda lambda;

    @TempDir Path folder;

    KilledFunctionTest() {
        variables.put("CRON_SECRET", TestApplication.CRON_SECRET);
        variables.put("MICRONAUT_ENV_DEDUCTION", "false");
        lambda =
                LocalLambda.open(
                        world.aws(),
                        new LocalLambda.Setting(
                                variables,
                                0,
                                InstantSource.system(),
                                Optional.empty(),
                                UnaryOperator.identity()),
                        (to, message) -> keep(message));
    }

    @AfterEach
    void close() {
        lambda.close();
        world.close();
    }

    private Sink.Word keep(byte[] message) {
        try {
            post.add(
                    TestMailbox.read(
                            new MimeMessage(
                                    jakarta.mail.Session.getInstance(new Properties()),
                                    new ByteArrayInputStream(message))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return Sink.Word.ACCEPTED;
    }

    /** The mail is on its way, and whoever sent it never hears so. */
    private Sink.Word takeAndSayNothing(String to, byte[] message) {
        var word = keep(message);
        firstMail.countDown();
        try {
            killed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return word;
    }

    private FunctionProcess process(RuntimeApi runtime, String handler) {
        return FunctionProcess.start(
                runtime, FunctionProcess.command(), folder, variables, handler);
    }

    /** A worker of the day gets a message, works on it for a moment, and is gone. */
    private void killAWorker() {
        try (var runtime = new RuntimeApi("daily-worker", TIMEOUT);
                var process = process(runtime, "dev.pacenote.lambda.DailyWorker");
                var _ =
                        new FedQueue(
                                world.aws(), variables.get("SCHEDULER_QUEUE_URL"), runtime, 1)) {
            await().until(runtime::isWorking);
            await().pollDelay(Duration.ofMillis(random.nextInt(700))).until(process::isAlive);
            process.kill();
        }
    }

    /** A sender hands a mail over, and is gone before it hears that it was taken. */
    private void killASender() throws InterruptedException {
        try (var runtime = new RuntimeApi("email-sender", TIMEOUT);
                var process = process(runtime, "dev.pacenote.lambda.delivery.EmailSender");
                var _ =
                        new FedQueue(
                                world.aws(), variables.get("DAILY_EMAIL_QUEUE_URL"), runtime, 1)) {
            assertThat(firstMail.await(3, TimeUnit.MINUTES)).isTrue();
            process.kill();
            killed.countDown();
        }
    }

    @Test
    void functions_killed_in_the_middle_lose_nothing_and_tell_nothing_twice() throws Exception {
        var api = new Api(lambda.port());
        for (var author : LocalWorld.AUTHORS) {
            api.post(
                    "/api/v1/users/alerts",
                    api.newcomer(author, author + "@example.org"),
                    Map.of("record_filter", "wr"));
        }
        assertThat(api.cron().status()).isEqualTo(200);
        assertThat(post).isEmpty();
        world.beatEverything();
        lambda.work().pause();
        lambda.mails().pause();

        var started = api.cron("?wait=false");
        for (int i = 0; i < KILLS; i++) {
            killAWorker();
        }
        lambda.work().resume();
        killASender();
        lambda.mails().resume();

        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofSeconds(10))
                .until(
                        () -> {
                            lambda.lookAround();
                            return api.get(started.header("Location"), TestApplication.CRON_SECRET)
                                    .text("state")
                                    .equals("completed");
                        });

        var copies = post.stream().collect(Collectors.groupingBy(TestMailbox.Mail::to));
        assertThat(copies.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        LocalWorld.AUTHORS.stream().map(name -> name + "@example.org").toList());
        assertThat(copies.values())
                .allSatisfy(
                        mails -> {
                            assertThat(mails)
                                    .extracting(TestMailbox.Mail::messageId)
                                    .containsOnly(mails.getFirst().messageId());
                            assertThat(mails)
                                    .extracting(TestMailbox.Mail::text)
                                    .containsOnly(mails.getFirst().text());
                            assertThat(mails.getFirst().records()).hasSize(5);
                        });
        assertThat(post).as("only what nobody heard of left again").hasSize(4);
    }
}
