package dev.pacenote.adapters.out.aws.identity.account;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.aws.platform.LocalQueues;
import dev.pacenote.application.contracts.identity.account.mail.AccountMailQueueContract;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.application.identity.account.mail.InMemoryAccountMailCodec;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Mails about accounts on ElasticMQ, with the shortest possible sender at its other end. */
class SqsAccountMailQueueTest implements AccountMailQueueContract {

    private static final LocalQueues QUEUES = new LocalQueues();
    private static final SqsClient CLIENT = QUEUES.client();

    private final List<AccountMail> arrived = new CopyOnWriteArrayList<>();
    private final List<PasswordResetRequest> resets = new CopyOnWriteArrayList<>();
    private final AccountMailCodec codec = new InMemoryAccountMailCodec();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean working;
    private Thread sender = new Thread(() -> {});
    private String url;

    @BeforeEach
    void open() {
        url =
                CLIENT.createQueue(
                                create ->
                                        create.queueName(UUID.randomUUID().toString())
                                                .attributes(
                                                        Map.of(
                                                                QueueAttributeName
                                                                        .VISIBILITY_TIMEOUT,
                                                                "600")))
                        .queueUrl();
        start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        working = false;
        sender.join();
    }

    @AfterAll
    static void close() {
        QUEUES.close();
    }

    private void start() {
        working = true;
        sender =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    while (working) {
                                        CLIENT.receiveMessage(receive -> receive.queueUrl(url))
                                                .messages()
                                                .forEach(this::handle);
                                    }
                                });
    }

    private void handle(Message message) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            CLIENT.changeMessageVisibility(
                    hide ->
                            hide.queueUrl(url)
                                    .receiptHandle(message.receiptHandle())
                                    .visibilityTimeout(0));
            return;
        }
        switch (codec.read(message.body(), Samples.NOON)) {
            case AccountMailCodec.Order.Mail(PendingAccountMail.Written(var mail)) ->
                    arrived.add(mail);
            case AccountMailCodec.Order.Mail(var other) ->
                    throw new AssertionError("nobody posts here: " + other);
            case AccountMailCodec.Order.Reset(PasswordResetRequest reset) -> resets.add(reset);
        }
        CLIENT.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    @Override
    public AccountMailQueue mailQueue() {
        return new SqsAccountMailQueue(CLIENT, url, codec);
    }

    @Override
    public List<AccountMail> arrived() {
        return List.copyOf(arrived);
    }

    @Override
    public List<PasswordResetRequest> resetsAsked() {
        return List.copyOf(resets);
    }

    @Override
    public void failNext(int tries) {
        failures.set(tries);
    }

    @Override
    public void restart() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        start();
    }

    @Test
    void a_queue_that_is_away_is_said_in_our_own_words() {
        try (var nobody = LocalQueues.client("http://127.0.0.1:1")) {
            var mailQueue =
                    new SqsAccountMailQueue(nobody, "http://127.0.0.1:1/account-mails", codec);

            var reset =
                    new PasswordResetRequest(
                            UUID.randomUUID(), new EmailAddress("zoe@example.org"), Samples.NOON);

            assertThatThrownBy(() -> mailQueue.requestReset(reset))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }
}
