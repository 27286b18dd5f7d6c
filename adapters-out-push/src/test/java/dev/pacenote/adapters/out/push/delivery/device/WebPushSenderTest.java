package dev.pacenote.adapters.out.push.delivery.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.out.push.http.OutgoingClients;
import dev.pacenote.adapters.out.push.http.OutgoingHttp;
import dev.pacenote.application.contracts.delivery.device.PushSenderContract;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.delivery.device.Push;
import dev.pacenote.application.delivery.device.PushSender;
import dev.pacenote.configuration.ApplicationContexts;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.delivery.device.PushEndpoint;
import dev.pacenote.domain.delivery.device.PushHosts;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.delivery.device.SubscriptionKeys;
import dev.pacenote.sandbox.push.PushService;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes over HTTP to a push service that checks and decrypts them. */
class WebPushSenderTest implements PushSenderContract {

    @TempDir private Path folder;

    private PushService service;
    private ApplicationContext context;
    private PushSender sender;

    @BeforeEach
    void start() throws IOException {
        service = PushService.open(folder.resolve("push"), InstantSource.system());
        context = ApplicationContexts.builder(Map.of()).start();
        sender = sender(service.authority());
    }

    @AfterEach
    void stop() {
        context.close();
        service.close();
    }

    private PushSender sender(String host) {
        return new WebPushSender(
                context.getBean(OutgoingHttp.class, Qualifiers.byName(OutgoingClients.PUSH)),
                VapidKeys.generate("mailto:admin@example.org"),
                new PushHosts(List.of(PushHosts.Host.of(host)), true),
                InstantSource.system(),
                "Pacenote/test (+https://pacenote.example)");
    }

    private PushTarget subscribed() {
        try {
            var subscribed = service.subscribe();
            return new PushTarget.WebPush(
                    new PushEndpoint(subscribed.endpoint()),
                    new SubscriptionKeys(subscribed.p256dh(), subscribed.auth()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Push push(String title, String body) {
        return new Push(
                title,
                body,
                Optional.of("/Chat/42"),
                "conversation-42",
                new UUID(1, 2),
                Duration.ofHours(1));
    }

    @Override
    public PushSender sender() {
        return sender;
    }

    @Override
    public PushTarget target(Answer answer) {
        service.mode(
                switch (answer) {
                    case TAKES_IT -> PushService.Mode.WORKS;
                    case KNOWS_NO_SUCH_DEVICE -> PushService.Mode.GONE;
                    case IS_BUSY_FOR_SEVEN_SECONDS -> PushService.Mode.TOO_MANY;
                    case REFUSES_OUR_KEYS -> PushService.Mode.REFUSES_KEYS;
                    case BREAKS -> PushService.Mode.BROKEN;
                });
        return subscribed();
    }

    @Override
    public PushTarget elsewhere() {
        sender = sender("push.example.net");
        return subscribed();
    }

    @Override
    public List<String> titles(PushTarget target) {
        return service.pushes().stream()
                .map(push -> json(push.payload()).path("title").asText())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JsonMappers.forDocuments().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void a_service_worker_gets_title_body_url_tag_and_notification() {
        assertThat(sender.send(subscribed(), push("Ann Berg", "Gate 3 is closed")))
                .isEqualTo(new SendResult.Accepted());

        assertThat(service.pushes())
                .singleElement()
                .satisfies(
                        push -> {
                            assertThat(json(push.payload()))
                                    .isEqualTo(
                                            json(
                                                    """
                                                    {"title":"Ann Berg","body":"Gate 3 is closed",
                                                    "url":"/Chat/42","tag":"conversation-42",
                                                    "notificationId":"00000000-0000-0001-0000-000000000002"}
                                                    """));
                            assertThat(push.ttl()).isEqualTo(3_600);
                            assertThat(push.urgency()).isEqualTo("normal");
                            assertThat(push.topic())
                                    .matches("[A-Za-z0-9_-]{32}")
                                    .doesNotContain("42");
                        });
    }

    @Test
    void short_texts_look_alike_and_long_ones_lose_their_body() {
        sender.send(subscribed(), push("a", "b"));
        sender.send(subscribed(), push("a", "b".repeat(500)));
        sender.send(subscribed(), push("a", "\u5c71".repeat(5_000)));

        var bytes = service.pushes().stream().map(PushService.Arrived::bytes).toList();
        assertThat(bytes.get(0)).isEqualTo(bytes.get(1)).isLessThan(4_096);
        assertThat(json(service.pushes().get(2).payload()).path("body").asText()).isEmpty();
    }

    @Test
    void a_subscription_that_the_service_does_not_know_is_gone() throws IOException {
        var target = subscribed();
        service.unsubscribe(((PushTarget.WebPush) target).endpoint().value());

        assertThat(sender.send(target, push("a", "b"))).isEqualTo(new SendResult.Gone());
    }

    @Test
    void a_service_that_does_not_answer_is_given_up_within_ten_seconds() {
        service.mode(PushService.Mode.SLOW);
        long before = System.nanoTime();

        assertThat(sender.send(subscribed(), push("a", "b")))
                .isEqualTo(new SendResult.Retry(Optional.empty(), "timeout", true));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_service_that_is_not_there_is_tried_again() {
        var target = subscribed();
        service.close();

        assertThat(sender.send(target, push("a", "b")))
                .isEqualTo(new SendResult.Retry(Optional.empty(), "unreachable", false));
    }
}
