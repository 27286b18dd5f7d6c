package dev.pacenote.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pacenote.adapters.out.aws.delivery.SenderMessageJson;
import dev.pacenote.adapters.out.aws.delivery.SnsSenderQueue;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.lambda.local.standin.SnsStandIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sns.SnsClient;

/** What is due reaches the queue of its channel, and says nothing else. */
class SnsSenderQueueTest {

    private static final LocalAws AWS = LocalAws.start();
    private static final SnsStandIn SNS = new SnsStandIn(AWS.sqs());
    private static final Map<String, String> VARIABLES =
            AWS.createResources("sns", Duration.ofMinutes(3));
    private static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:notifications";

    static {
        NotificationSenders.subscribe(SNS, TOPIC, VARIABLES);
    }

    @AfterAll
    static void close() {
        SNS.close();
        AWS.close();
    }

    private static SnsClient client(URI endpoint) {
        return SnsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(endpoint)
                .region(LocalAws.REGION)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(
                        limits -> limits.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private static Delivery due(String channel) {
        var now = Instant.parse("2026-11-20T12:00:00Z");
        return Delivery.opened(
                new Delivery.Key(
                        UUID.randomUUID(),
                        new ChannelId(channel),
                        new DeliveryTarget("d1", "Ann's phone")),
                new Delivery.About(
                        new AccountId(4711),
                        new Topic("message.new"),
                        "secret-fact",
                        Optional.empty(),
                        "conversation 42",
                        now),
                now,
                now);
    }

    private static List<UUID> taken(NotificationSenders.Sender sender) {
        var url = Optional.ofNullable(VARIABLES.get(sender.queueVariable())).orElseThrow();
        var all = new ArrayList<UUID>();
        List<UUID> some;
        do {
            some =
                    AWS
                            .sqs()
                            .receiveMessage(get -> get.queueUrl(url).maxNumberOfMessages(10))
                            .messages()
                            .stream()
                            .map(message -> SenderMessageJson.read(message.body()).orElseThrow())
                            .toList();
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }

    @Test
    void each_delivery_reaches_the_queue_of_its_channel_and_says_its_id_alone() {
        var pushes = IntStream.range(0, 23).mapToObj(_ -> due("push")).toList();
        var webhook = due("webhook");
        var all = new ArrayList<>(pushes);
        all.add(webhook);
        try (var client = client(SNS.url())) {
            new SnsSenderQueue(client, TOPIC).ask(all);
        }

        assertThat(taken(NotificationSenders.PUSH))
                .containsExactlyInAnyOrderElementsOf(pushes.stream().map(Delivery::id).toList());
        assertThat(taken(NotificationSenders.WEBHOOK)).containsExactly(webhook.id());
        assertThat(taken(NotificationSenders.MAIL)).isEmpty();
        assertThat(SNS.published())
                .hasSize(24)
                .allSatisfy(
                        message -> {
                            assertThat(message.message())
                                    .matches("\\{\"deliveryId\":\"[0-9a-f-]{36}\"}");
                            assertThat(message.attributes()).containsOnlyKeys("channel");
                        });
    }

    @Test
    void a_topic_that_is_away_fails_nobody() {
        try (var client = client(URI.create("http://127.0.0.1:1"))) {
            var queue = new SnsSenderQueue(client, TOPIC);

            assertThatCode(() -> queue.ask(List.of(due("push")))).doesNotThrowAnyException();
            assertThatCode(() -> queue.ask(List.of())).doesNotThrowAnyException();
        }
    }

    @Test
    void what_names_no_delivery_is_no_such_message() {
        assertThat(SenderMessageJson.read("{\"type\":\"mail_due\"}")).isEmpty();
        assertThat(SenderMessageJson.read("{\"deliveryId\":\"x\"}")).isEmpty();
        assertThat(SenderMessageJson.read("no JSON")).isEmpty();
    }
}
