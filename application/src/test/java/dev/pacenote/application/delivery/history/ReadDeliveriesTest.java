package dev.pacenote.application.delivery.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.DeliveryWorld;
import dev.pacenote.application.messages.conversation.MessageRelevance;
import dev.pacenote.application.notice.PreferenceChanges;
import dev.pacenote.application.notice.inbox.InMemoryInbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.notice.inbox.MarkNotificationsDelivered;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What people and admins see of what became of notices. */
class ReadDeliveriesTest {

    private final DeliveryWorld world = new DeliveryWorld();
    private final ReadDeliveries reading =
            new ReadDeliveries(
                    world.deliveries,
                    world.messages.inbox,
                    List.of(new InboxChannel()),
                    List.of(new MessageRelevance(world.messages.mailboxes)));

    private Notification item() {
        return world.messages
                .inbox
                .find(
                        world.bob,
                        world.only(world.bob, world.push).about().notification().orElseThrow())
                .orElseThrow();
    }

    private static Map<String, String> states(List<ReadDeliveries.Shown> shown) {
        var states = new TreeMap<String, String>();
        shown.forEach(
                one ->
                        states.put(
                                one.channel().name(),
                                one.state().wireName() + " " + one.state().reason().code()));
        return states;
    }

    @Test
    void a_notice_says_what_became_of_it_by_every_channel() {
        var sent = world.messages.sent(world.ann, world.bob, "Hello");
        world.work();

        var shown = reading.ofNotification(world.bob, false, item().id()).orElseThrow();

        var expected =
                Map.of(
                        "inbox",
                        "sent accepted",
                        "push",
                        "sent accepted",
                        "mail",
                        "scheduled delay");
        assertThat(states(shown)).isEqualTo(expected);
        assertThat(
                        states(
                                reading.ofFact(
                                        world.bob,
                                        false,
                                        MessageFacts.TOPIC,
                                        sent.id().toString())))
                .isEqualTo(expected);

        world.messages.markNotifications().read(world.bob, item().id());
        assertThat(
                        states(reading.ofNotification(world.bob, false, item().id()).orElseThrow())
                                .get("inbox"))
                .isEqualTo("delivered acknowledged");
    }

    private void acknowledgedByADevice() {
        world.messages
                .markDelivered(CrashPoint.whole())
                .acknowledged(
                        world.bob, world.messages.commits.head(world.bob).orElseThrow().seq());
    }

    private List<String> inInbox(List<ReadDeliveries.Shown> shown) {
        return shown.stream()
                .filter(one -> one.channel().equals(InboxChannel.ID))
                .map(one -> one.state().wireName() + " " + one.state().reason().code())
                .toList();
    }

    @Test
    void what_a_device_acknowledged_is_delivered_and_stays_so_when_more_comes() {
        var first = world.messages.sent(world.ann, world.bob, "Hello").id().toString();
        world.work();
        acknowledgedByADevice();
        var arrived = world.messages.now;
        world.messages.pass(Duration.ofSeconds(9));
        var second = world.messages.sent(world.ann, world.bob, "Hello again").id().toString();
        world.work();

        var item =
                world.deliveries
                        .ofFact(MessageFacts.TOPIC, first)
                        .getFirst()
                        .about()
                        .notification();
        assertThat(inInbox(reading.ofFact(world.bob, false, MessageFacts.TOPIC, first)))
                .containsExactly("delivered acknowledged");
        assertThat(inInbox(reading.ofFact(world.bob, false, MessageFacts.TOPIC, second)))
                .containsExactly("sent accepted");
        var all = reading.ofNotification(world.bob, false, item.orElseThrow()).orElseThrow();
        assertThat(inInbox(all)).containsExactly("sent accepted", "delivered acknowledged");

        world.messages.pass(Duration.ofSeconds(9));
        acknowledgedByADevice();
        world.messages.markNotifications().read(world.bob, item.get());

        var then = reading.ofNotification(world.bob, false, item.get()).orElseThrow();
        assertThat(then.stream().filter(one -> one.channel().equals(InboxChannel.ID)))
                .extracting(ReadDeliveries.Shown::updatedAt)
                .containsExactly(arrived.plusSeconds(18), arrived);
    }

    @Test
    void what_a_device_acknowledged_or_was_shown_stays_delivered_whatever_its_area_knows() {
        var untold =
                new ReadDeliveries(
                        world.deliveries,
                        world.messages.inbox,
                        List.of(new InboxChannel()),
                        List.of());
        var first = world.messages.sent(world.ann, world.bob, "Hello").id().toString();
        world.work();
        var id = item().id();
        new MarkNotificationsDelivered(
                        world.messages.inbox, world.messages.commits, () -> world.messages.now)
                .acknowledged(world.bob, Long.MAX_VALUE);
        assertThat(inInbox(untold.ofFact(world.bob, false, MessageFacts.TOPIC, first)))
                .containsExactly("delivered acknowledged");

        world.messages.pass(Duration.ofSeconds(9));
        var second = world.messages.sent(world.ann, world.bob, "Hello again").id().toString();
        world.work();

        assertThat(inInbox(untold.ofFact(world.bob, false, MessageFacts.TOPIC, first)))
                .containsExactly("delivered acknowledged");
        assertThat(inInbox(untold.ofFact(world.bob, false, MessageFacts.TOPIC, second)))
                .containsExactly("sent accepted");
        assertThat(inInbox(untold.ofNotification(world.bob, false, id).orElseThrow()))
                .containsExactly("sent accepted", "delivered acknowledged");
    }

    @Test
    void of_one_whose_item_is_purged_the_inbox_still_says_that_it_was_sent() {
        var sent = world.messages.sent(world.ann, world.bob, "Hello");
        world.work();
        var item = item();
        var admin = world.messages.person();

        world.messages.tables.with(
                state -> {
                    InMemoryInbox.write(state, new InboxChange.Remove(world.bob, item.id()));
                    return state;
                });

        for (var shown :
                List.of(
                        reading.ofFact(world.bob, false, MessageFacts.TOPIC, sent.id().toString()),
                        reading.ofNotification(admin, true, item.id()).orElseThrow())) {
            assertThat(states(shown)).containsEntry("inbox", "sent accepted");
        }

        acknowledgedByADevice();
        assertThat(reading.ofFact(world.bob, false, MessageFacts.TOPIC, sent.id().toString()))
                .filteredOn(one -> one.channel().equals(InboxChannel.ID))
                .extracting(one -> one.state().wireName())
                .as("what arrived before")
                .containsExactly("delivered");
    }

    @Test
    void of_one_that_somebody_wants_in_no_inbox_it_says_so() {
        world.messages.choose(
                world.bob, Map.of("topics", Map.of("message", Map.of("inbox", false))));
        var sent = world.messages.sent(world.ann, world.bob, "Hello");
        world.work();

        assertThat(
                        states(
                                reading.ofFact(
                                        world.bob,
                                        false,
                                        MessageFacts.TOPIC,
                                        sent.id().toString())))
                .containsEntry("inbox", "skipped pref_off");
    }

    @Test
    void nobody_but_its_owner_and_an_admin_sees_it() {
        var sent = world.messages.sent(world.ann, world.bob, "Hello");
        world.work();
        var admin = world.messages.person();

        assertThat(reading.ofNotification(world.ann, false, item().id())).isEmpty();
        assertThat(reading.ofFact(world.ann, false, MessageFacts.TOPIC, sent.id().toString()))
                .isEmpty();
        assertThat(reading.ofNotification(admin, true, item().id()).orElseThrow()).hasSize(3);
        assertThat(reading.ofFact(admin, true, MessageFacts.TOPIC, sent.id().toString()))
                .hasSize(3);
    }

    @Test
    void a_persons_own_are_listed_by_topic_and_state() {
        world.messages.sent(world.ann, world.bob, "Hello");
        world.work();

        assertThat(
                        reading.newest(
                                new Deliveries.Filter(
                                        world.bob, Optional.of("message"), Optional.of("sent"))))
                .hasSize(1);
        assertThat(
                        reading.newest(
                                new Deliveries.Filter(
                                        world.ann, Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void of_each_topic_a_person_sees_what_is_on_and_why_not() {
        world.push.targets = List.of();
        world.messages.choose(
                world.bob, Map.of("topics", Map.of("message", Map.of("mail", false))));

        var topics = world.showTopics().of(world.bob).orElseThrow();

        assertThat(topics).hasSize(1);
        var channels = topics.getFirst().channels();
        assertThat(channels.keySet()).containsExactly("inbox", "mail", "push", "webhook");
        assertThat(channels.get("inbox").missing()).isEmpty();
        assertThat(channels.get("push").missing()).contains(Reason.NO_ADDRESS);
        assertThat(channels.get("mail").missing()).contains(Reason.PREF_OFF);
        assertThat(channels.get("mail").preference().chosen()).contains(false);
        assertThat(world.showTopics().of(Samples.account(world.messages.accounts).id()))
                .isPresent();
    }

    private Optional<Reason> missing(String channel) {
        var topic = world.showTopics().of(world.bob).orElseThrow().getFirst();
        return Objects.requireNonNull(topic.channels().get(channel)).missing();
    }

    @Test
    void what_the_daily_mail_carries_is_said_to_be_in_the_inbox_alone_for_whoever_wants_no_mail() {
        world.digestTopics.add(MessageFacts.TOPIC);
        assertThat(missing("push")).isEmpty();

        new PreferenceChanges(world.messages.preferences)
                .dailyMail(world.bob, mail -> mail.switchedOff(Samples.NOON));

        assertThat(missing("push")).contains(Reason.PREF_OFF);
        assertThat(missing("inbox")).isEmpty();
        world.digestTopics.clear();
        assertThat(missing("push")).as("told one by one").isEmpty();
    }
}
