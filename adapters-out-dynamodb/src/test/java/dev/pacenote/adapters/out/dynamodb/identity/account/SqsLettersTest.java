package dev.pacenote.adapters.out.dynamodb.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.dynamodb.platform.LocalQueues;
import dev.pacenote.application.contracts.identity.account.LettersContract;
import dev.pacenote.application.contracts.platform.Samples;
import dev.pacenote.application.identity.account.Letters;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountLetter;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.identity.credential.ResetRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Letters on ElasticMQ, with the shortest possible sender at its other end. */
class SqsLettersTest implements LettersContract {

    private static final LocalQueues QUEUES = new LocalQueues();
    private static final SqsClient CLIENT = QUEUES.client();

    private final List<AccountLetter> arrived = new CopyOnWriteArrayList<>();
    private final List<ResetRequest> resets = new CopyOnWriteArrayList<>();
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
        switch (LetterText.read(message.body(), Samples.NOON)) {
            case LetterText.Order.Mail(PendingAccountMail.Written(var letter)) ->
                    arrived.add(letter);
            case LetterText.Order.Mail(var other) ->
                    throw new AssertionError("nobody posts here: " + other);
            case LetterText.Order.Reset(ResetRequest reset) -> resets.add(reset);
        }
        CLIENT.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    @Override
    public Letters letters() {
        return new SqsLetters(CLIENT, url);
    }

    @Override
    public List<AccountLetter> arrived() {
        return List.copyOf(arrived);
    }

    @Override
    public List<ResetRequest> resetsAsked() {
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
            var letters = new SqsLetters(nobody, "http://127.0.0.1:1/letters");

            var reset =
                    new ResetRequest(
                            UUID.randomUUID(), new EmailAddress("zoe@example.org"), Samples.NOON);

            assertThatThrownBy(() -> letters.postReset(reset))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void a_request_for_a_link_keeps_the_moment_it_was_asked_or_counts_from_its_reading() {
        var asked =
                new ResetRequest(
                        UUID.randomUUID(),
                        new EmailAddress("zoe@example.org"),
                        Samples.NOON.minusSeconds(7));
        assertThat(LetterText.read(LetterText.write(asked), Samples.NOON))
                .isEqualTo(new LetterText.Order.Reset(asked));

        var old =
                "{\"type\":\"password_reset\",\"id\":\"%s\",\"email\":\"zoe@example.org\"}"
                        .formatted(asked.id());
        assertThat(LetterText.read(old, Samples.NOON))
                .isEqualTo(
                        new LetterText.Order.Reset(
                                new ResetRequest(asked.id(), asked.email(), Samples.NOON)));
    }

    @Test
    void a_mail_with_a_link_waits_without_the_link() {
        for (var mail :
                List.of(
                        new PendingAccountMail.ConfirmAddress(UUID.randomUUID(), new UserId(7)),
                        new PendingAccountMail.SetPassword(UUID.randomUUID(), new UserId(8)),
                        new PendingAccountMail.Written(LettersContract.letter()))) {
            assertThat(LetterText.read(LetterText.write(mail), Samples.NOON))
                    .isEqualTo(new LetterText.Order.Mail(mail));
        }
    }

    @Test
    void a_letter_queued_by_the_version_before_is_understood() {
        var text =
                """
                {"type":"account_letter","id":"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a",
                "kind":"RESET_PASSWORD","to":"zoe@example.org","reader":"Zoë",
                "link":"https://x.example/reset-password?token=a.b.c"}
                """;

        assertThat(LetterText.read(text, Samples.NOON))
                .isEqualTo(
                        new LetterText.Order.Mail(
                                new PendingAccountMail.Written(
                                        new AccountLetter(
                                                UUID.fromString(
                                                        "5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a"),
                                                AccountLetter.Kind.RESET_PASSWORD,
                                                new EmailAddress("zoe@example.org"),
                                                "Zoë",
                                                URI.create(
                                                        "https://x.example/reset-password?token=a.b.c")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "no letter",
                "{\"type\":\"account_letter\",\"id\":\"7\"}",
                "{\"type\":\"set_password\"}"
            })
    void what_is_no_letter_is_said_so(String text) {
        assertThatThrownBy(() -> LetterText.read(text, Samples.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
