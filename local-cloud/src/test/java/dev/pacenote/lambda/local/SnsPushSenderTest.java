package dev.pacenote.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pacenote.adapters.out.aws.delivery.device.SnsPushSender;
import dev.pacenote.application.contracts.delivery.device.PushSenderContract;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.delivery.device.Push;
import dev.pacenote.application.delivery.device.PushSender;
import dev.pacenote.domain.delivery.device.AppToken;
import dev.pacenote.domain.delivery.device.Platform;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.lambda.local.standin.SnsStandIn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sns.SnsClient;

/** Pushes to phones, handed to the stand-in for SNS. */
class SnsPushSenderTest implements PushSenderContract {

    private static final String APPLICATION =
            "arn:aws:sns:eu-central-1:000000000000:app/APNS/pacenote";
    private static final LocalAws AWS = LocalAws.start();
    private static final SnsStandIn SNS = new SnsStandIn(AWS.sqs());
    private static final SnsClient CLIENT = client(SNS.url());

    private final PushSender sender =
            new SnsPushSender(() -> CLIENT, Map.of(Platform.IOS, APPLICATION));

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

    @AfterAll
    static void close() {
        CLIENT.close();
        SNS.close();
        AWS.close();
    }

    @Override
    public PushSender sender() {
        return sender;
    }

    @Override
    public PushTarget target(Answer answer) {
        var token = UUID.randomUUID().toString();
        SNS.answer(
                token,
                switch (answer) {
                    case TAKES_IT -> SnsStandIn.Word.ACCEPTED;
                    case KNOWS_NO_SUCH_DEVICE -> SnsStandIn.Word.DISABLED;
                    case IS_BUSY_FOR_SEVEN_SECONDS -> SnsStandIn.Word.THROTTLED;
                    case REFUSES_OUR_KEYS -> SnsStandIn.Word.REFUSED;
                    case BREAKS -> SnsStandIn.Word.FAULT;
                });
        return new PushTarget.App(Platform.IOS, new AppToken(token));
    }

    @Override
    public PushTarget elsewhere() {
        return new PushTarget.App(Platform.ANDROID, new AppToken(UUID.randomUUID().toString()));
    }

    @Override
    public List<String> titles(PushTarget target) {
        return messages(target).stream()
                .map(message -> json(json(message, "APNS"), "aps", "alert", "title"))
                .toList();
    }

    private static List<String> messages(PushTarget target) {
        return SNS.pushes(((PushTarget.App) target).token().value());
    }

    private static String json(String text, String... path) {
        try {
            var node = LocalWorld.JSON.readTree(text);
            for (var name : path) {
                node = node.path(name);
            }
            return node.asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Push push(String body) {
        return new Push(
                "Ann",
                body,
                Optional.of("/Chat/42"),
                "conversation-42",
                UUID.randomUUID(),
                Duration.ofHours(1));
    }

    @Test
    void a_phone_gets_the_whole_text_and_where_a_press_leads() {
        var phone = target(Answer.TAKES_IT);

        sender.send(phone, push("Gate 3 is \"closed\""));

        var payload = json(messages(phone).getFirst(), "APNS");
        assertThat(json(payload, "aps", "alert", "body")).isEqualTo("Gate 3 is \"closed\"");
        assertThat(json(payload, "url")).isEqualTo("/Chat/42");
        assertThat(SNS.published().getLast().attributes())
                .containsEntry("AWS.SNS.MOBILE.APNS.COLLAPSE_ID", "conversation-42")
                .containsEntry("AWS.SNS.MOBILE.APNS.TTL", "3600");
    }

    @Test
    void an_android_phone_gets_the_same_in_the_words_of_its_service() {
        var android =
                new SnsPushSender(
                        () -> CLIENT,
                        Map.of(
                                Platform.ANDROID,
                                "arn:aws:sns:eu-central-1:000000000000:app/GCM/pacenote"));
        var phone = elsewhere();

        assertThat(android.send(phone, push("Gate 3"))).isEqualTo(new SendResult.Accepted());

        var message = json(messages(phone).getFirst(), "GCM");
        assertThat(json(message, "fcmV1Message", "message", "notification", "body"))
                .isEqualTo("Gate 3");
        assertThat(json(message, "fcmV1Message", "message", "android", "ttl")).isEqualTo("3600s");
    }

    @Test
    void a_text_that_is_too_long_for_a_phone_leaves_without_its_body() {
        var phone = target(Answer.TAKES_IT);

        sender.send(phone, push("\u5c71".repeat(2_000)));

        assertThat(json(json(messages(phone).getFirst(), "APNS"), "aps", "alert", "body"))
                .isEmpty();
    }

    @Test
    void an_app_that_was_installed_again_gets_pushes_again() {
        var phone = target(Answer.KNOWS_NO_SUCH_DEVICE);
        assertThat(sender.send(phone, push("1"))).isEqualTo(new SendResult.Gone());

        // SNS deletes with the endpoint that it was disabled.
        assertThat(SNS.endpoints(((PushTarget.App) phone).token().value())).isZero();
        SNS.answer(((PushTarget.App) phone).token().value(), SnsStandIn.Word.ACCEPTED);

        assertThat(sender.send(phone, push("2"))).isEqualTo(new SendResult.Accepted());
        assertThat(messages(phone)).hasSize(1);
    }

    @Test
    void a_service_that_is_away_is_tried_again_and_the_phone_is_kept() {
        try (var away = client(URI.create("http://127.0.0.1:1"))) {
            var result =
                    new SnsPushSender(() -> away, Map.of(Platform.IOS, APPLICATION))
                            .send(target(Answer.TAKES_IT), push("1"));

            assertThat(result).isInstanceOf(SendResult.Retry.class);
        }
    }
}
