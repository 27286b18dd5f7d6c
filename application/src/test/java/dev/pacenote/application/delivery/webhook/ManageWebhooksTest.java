package dev.pacenote.application.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.OutgoingDelivery;
import dev.pacenote.application.delivery.OutgoingSamples;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.application.platform.idempotency.InMemoryIdempotencyKeys;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.delivery.webhook.WebhookUrl;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person has programs of theirs called. */
class ManageWebhooksTest {

    private static final WebhookUrl URL = new WebhookUrl("https://hooks.example/a");

    private final IdentityWorld world = new IdentityWorld();
    private final Webhooks webhooks = new InMemoryWebhooks(world.tables);
    private final IdempotencyKeys keys = new InMemoryIdempotencyKeys(world.tables);
    private final RecordingWebhookSender sender = new RecordingWebhookSender();
    private final WebhookChannel channel =
            new WebhookChannel(webhooks, sender, List.of(), () -> world.now);
    private final Account fox = world.account();

    private ManageWebhooks manage() {
        return manage(CrashPoint.whole());
    }

    private ManageWebhooks manage(CrashPoint crashPoint) {
        return new ManageWebhooks(
                crashPoint.on(Webhooks.class, webhooks),
                sender,
                Set.of("sample", "sample.weather"),
                Webhook.MAX,
                new DoOnce(crashPoint.on(IdempotencyKeys.class, keys), () -> world.now),
                world.tables,
                () -> world.now,
                UUID::randomUUID);
    }

    private ManageWebhooks.Command command(String key, String... topics) {
        return new ManageWebhooks.Command(
                fox.id(),
                URL,
                new TreeSet<>(List.of(topics)),
                key.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                IdempotentRequest.of(
                                        fox.id().toString(),
                                        "POST",
                                        "/notifications/webhooks",
                                        key,
                                        String.join(",", topics))));
    }

    private Webhook added(String... topics) {
        var result = manage().add(command("", topics));
        assertThat(result).isInstanceOf(ManageWebhooks.Result.Added.class);
        return ((ManageWebhooks.Result.Added) result).webhook();
    }

    private TestWebhook test() {
        return test(CrashPoint.whole());
    }

    private TestWebhook test(CrashPoint crashPoint) {
        var stored = crashPoint.on(Webhooks.class, webhooks);
        return new TestWebhook(
                stored,
                new WebhookChannel(
                        stored,
                        crashPoint.on(WebhookSender.class, sender),
                        List.of(),
                        () -> world.now),
                world.rateLimiter,
                () -> world.now,
                UUID::randomUUID);
    }

    @Test
    void a_call_has_every_member_of_the_notification_also_those_that_hold_nothing() {
        var webhook = added("sample");
        var delivery =
                OutgoingSamples.delivery(fox.id(), webhook.id().toString(), Duration.ofDays(90));
        channel.send(delivery);
        channel.send(
                new OutgoingDelivery(
                        delivery.id(),
                        delivery.account(),
                        delivery.target(),
                        delivery.notification().seen(Samples.NOON),
                        new NotificationRenderer.Text("Storm", "In Riga", Optional.empty())));

        var data = sender.calls.getFirst().data();
        assertThat(data)
                .containsOnlyKeys(
                        "notificationId",
                        "userId",
                        "type",
                        "topic",
                        "title",
                        "content",
                        "facts",
                        "count",
                        "priority",
                        "seen",
                        "seenAt",
                        "read",
                        "readAt",
                        "archived",
                        "source",
                        "actionUrl",
                        "seq",
                        "occurredAt",
                        "createdAt",
                        "expiresAt")
                .containsEntry("seen", false)
                .containsEntry("seenAt", null)
                .containsEntry("read", false)
                .containsEntry("readAt", null)
                .containsEntry("archived", false)
                .containsEntry("actionUrl", "/Places/Riga");
        assertThat(sender.calls.getLast().data())
                .containsEntry("seen", true)
                .containsEntry("seenAt", Samples.NOON)
                .containsEntry("actionUrl", null);
    }

    @Test
    void five_are_enough() {
        for (int i = 0; i < Webhook.MAX; i++) {
            added("sample");
        }

        assertThat(manage().add(command("", "sample")))
                .isEqualTo(new ManageWebhooks.Result.LimitReached());
        assertThat(manage().of(fox.id())).hasSize(Webhook.MAX);
    }

    @Test
    void topics_are_those_that_areas_define() {
        assertThat(manage().add(command("", "sample", "stocks")))
                .isEqualTo(new ManageWebhooks.Result.UnknownTopic("stocks"));
        assertThat(webhooks.of(fox.id())).isEmpty();
    }

    @Test
    void nobody_is_called_without_encryption() {
        var plain =
                new ManageWebhooks.Command(
                        fox.id(),
                        new WebhookUrl("http://hooks.example/a"),
                        new TreeSet<>(Set.of("sample")),
                        Optional.empty());

        assertThat(manage().add(plain)).isEqualTo(new ManageWebhooks.Result.NotReached());
    }

    @Test
    void the_same_key_adds_one_and_shows_its_secret_again() {
        var first = manage().add(command("k", "sample"));
        var again = manage().add(command("k", "sample"));

        var webhook = ((ManageWebhooks.Result.Added) first).webhook();
        assertThat(again).isEqualTo(new ManageWebhooks.Result.Repeated(webhook));
        assertThat(manage().add(command("k", "sample.weather")))
                .isEqualTo(new ManageWebhooks.Result.Mismatch());
        assertThat(webhooks.of(fox.id())).containsExactly(webhook);

        assertThat(manage().remove(world.account().id(), webhook.id())).isFalse();
        assertThat(manage().remove(fox.id(), webhook.id())).isTrue();
        assertThat(manage().remove(fox.id(), webhook.id())).isFalse();
        assertThat(manage().add(command("k", "sample")))
                .isEqualTo(new ManageWebhooks.Result.Gone());
    }

    @Test
    void a_webhook_is_a_target_for_its_topics_alone() {
        var webhook = added("sample.weather");

        assertThat(channel.targets(fox, Samples.WEATHER))
                .containsExactly(new DeliveryTarget(webhook.id().toString(), "hooks.example"));
        assertThat(channel.targets(fox, new Topic("sample.other"))).isEmpty();
        assertThat(channel.targets(fox)).hasSize(1);
        assertThat(channel.isChosenByTarget()).isTrue();
    }

    @Test
    void a_call_has_the_id_of_its_delivery_and_the_notification_in_it() {
        var webhook = added("sample");
        var delivery =
                OutgoingSamples.delivery(fox.id(), webhook.id().toString(), Duration.ofDays(1));

        assertThat(channel.send(delivery)).isEqualTo(new SendResult.Accepted());

        assertThat(sender.calls)
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.id()).isEqualTo(delivery.id());
                            assertThat(call.type()).isEqualTo("sample.weather");
                            assertThat(call.data())
                                    .containsEntry("title", "Storm")
                                    .containsEntry("type", "alert")
                                    .containsEntry("priority", "normal")
                                    .containsEntry("source", Map.of("kind", "place", "id", "Riga"))
                                    .containsEntry("actionUrl", "/Places/Riga");
                        });
    }

    @Test
    void a_webhook_that_is_gone_is_called_no_more() {
        var webhook = added("sample");
        sender.answer = new SendResult.Gone();
        var delivery =
                OutgoingSamples.delivery(fox.id(), webhook.id().toString(), Duration.ofDays(1));

        assertThat(channel.send(delivery)).isEqualTo(new SendResult.Gone());

        assertThat(channel.targets(fox, Samples.WEATHER)).isEmpty();
        assertThat(channel.send(delivery)).isEqualTo(new SendResult.Rejected("invalid_target"));
        assertThat(sender.calls).hasSize(1);
        assertThat(new WebhooksExport(webhooks).of(fox.id()))
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row)
                                        .containsEntry("disabledReason", "gone")
                                        .containsEntry("url", URL.value())
                                        .doesNotContainKey("secret"));
    }

    @Test
    void a_test_is_one_call_and_ten_a_minute_are_enough() {
        var webhook = added("sample");
        sender.answer = new SendResult.Retry(Optional.empty(), "500", false);

        for (int i = 0; i < 10; i++) {
            assertThat(test().test(fox.id(), webhook.id()))
                    .isEqualTo(new TestWebhook.Result.Called(sender.answer));
        }

        assertThat(test().test(fox.id(), webhook.id()))
                .isInstanceOf(TestWebhook.Result.RateLimited.class);
        assertThat(sender.calls).hasSize(10);
        assertThat(test().test(world.account().id(), webhook.id()))
                .isEqualTo(new TestWebhook.Result.NoSuchWebhook());
    }

    private static final class Adding implements CrashEverywhere.Story {
        private final ManageWebhooksTest test = new ManageWebhooksTest();

        @Override
        public void act(CrashPoint crashPoint) {
            test.manage(crashPoint).add(test.command("k", "sample"));
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.webhooks.of(test.fox.id())).hasSizeLessThanOrEqualTo(1);
        }

        @Override
        public void isDone() {
            assertThat(test.webhooks.of(test.fox.id())).hasSize(1);
        }
    }

    @Test
    void a_crash_at_any_point_and_a_repeat_add_one() throws InterruptedException {
        CrashEverywhere.run(Adding::new);
    }

    /** A program that is gone answers the call of its person's test. */
    private static final class TryingWhatIsGone implements CrashEverywhere.Story {
        private final ManageWebhooksTest test = new ManageWebhooksTest();
        private final UUID webhook = test.added("sample").id();

        private TryingWhatIsGone() {
            test.sender.answer = new SendResult.Gone();
        }

        @Override
        public void act(CrashPoint crashPoint) {
            test.test(crashPoint).test(test.fox.id(), webhook);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.webhooks.of(test.fox.id())).hasSize(1);
        }

        @Override
        public void isDone() {
            assertThat(test.webhooks.of(test.fox.id())).noneMatch(Webhook::isUsable);
        }
    }

    @Test
    void a_crash_at_any_point_and_a_repeat_find_out_that_a_program_is_gone()
            throws InterruptedException {
        CrashEverywhere.run(TryingWhatIsGone::new);
    }
}
