package dev.pacenote.application.delivery.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.DeliveryWorld;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.notice.inbox.PurgeNotifications;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.ChannelRules;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.PersonPresence;
import dev.pacenote.domain.delivery.QuickRetrySchedule;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.notice.MailPace;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.preference.PreferenceDefinition;
import dev.pacenote.domain.notice.preference.PreferenceForm;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What leaves the house about a new message, when, and why not. */
class SendDeliveriesTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final DeliveryTarget TABLET = new DeliveryTarget("d2", "Tablet");

    private final DeliveryWorld world = new DeliveryWorld();

    private void write(String text) {
        world.messages.sent(world.ann, world.bob, text);
    }

    private Delivery push() {
        return world.only(world.bob, world.push);
    }

    private Delivery mail() {
        return world.only(world.bob, world.mail);
    }

    private static void is(Delivery delivery, String state, Reason reason) {
        assertThat(delivery.state().wireName() + " " + delivery.state().reason().code())
                .isEqualTo(state + " " + reason.code());
    }

    private void choose(Map<String, ?> settings) {
        world.messages.choose(world.bob, settings);
    }

    @Test
    void one_that_a_sender_is_asked_for_twice_is_sent_once() {
        write("Gate 3 is closed");
        world.dispatch(CrashPoint.whole()).dispatch();
        var channels = List.<DeliveryChannel>of(world.mail, world.push);

        world.send(CrashPoint.whole()).send(push().id(), channels);
        world.send(CrashPoint.whole()).send(push().id(), channels);

        assertThat(world.push.sent).hasSize(1);
        is(push(), "sent", Reason.ACCEPTED);
    }

    @Test
    void one_that_is_not_due_or_unknown_or_of_no_channel_here_is_left_as_it_is() {
        write("Gate 3 is closed");
        world.dispatch(CrashPoint.whole()).dispatch();
        var before = world.of(world.bob, world.push);
        var sender = world.send(CrashPoint.whole());

        sender.send(mail().id(), List.of(world.mail, world.push));
        sender.send(UUID.randomUUID(), List.of(world.push));
        sender.send(push().id(), List.of(world.mail));

        assertThat(world.mail.sent).isEmpty();
        is(mail(), "scheduled", Reason.DELAY);
        assertThat(world.of(world.bob, world.push)).isEqualTo(before);
    }

    @Test
    void what_waits_for_the_same_person_leaves_with_the_one_that_is_asked_for() {
        write("1");
        world.dispatch(CrashPoint.whole()).dispatch();
        var first = mail().id();
        world.messages.pass(Duration.ofMinutes(10));
        write("2");
        world.dispatch(CrashPoint.whole()).dispatch();
        world.messages.pass(Duration.ofMinutes(5));

        world.send(CrashPoint.whole()).send(first, List.of(world.mail));

        assertThat(world.mail.sent).hasSize(1);
        assertThat(world.of(world.bob, world.mail))
                .hasSize(2)
                .allSatisfy(mail -> is(mail, "sent", Reason.ACCEPTED));
    }

    @Test
    void what_is_due_with_one_that_was_taken_back_leaves_when_that_one_is_asked_for() {
        var withdrawn = world.messages.sent(world.ann, world.bob, "Oh");
        world.dispatch(CrashPoint.whole()).dispatch();
        var first = mail().id();
        write("Something else");
        world.dispatch(CrashPoint.whole()).dispatch();
        world.messages.pass(QUARTER);
        world.messages.deleteMessage().withdraw(world.ann, withdrawn.id());

        world.send(CrashPoint.whole()).send(first, List.of(world.mail));

        assertThat(
                        world.of(world.bob, world.mail).stream()
                                .map(delivery -> delivery.state().reason()))
                .containsExactlyInAnyOrder(Reason.WITHDRAWN, Reason.ACCEPTED);
        assertThat(world.mail.sent).hasSize(1);
    }

    @Test
    void who_is_offline_is_pushed_at_once_and_mailed_after_a_quarter_of_an_hour() {
        write("Gate 3 is closed");
        world.work();

        is(push(), "sent", Reason.ACCEPTED);
        is(mail(), "scheduled", Reason.DELAY);
        var pushed = world.push.sent.getFirst().getFirst();
        assertThat(pushed.text().title()).endsWith("wrote to you");
        assertThat(pushed.text().content()).isEqualTo("Gate 3 is closed");
        assertThat(pushed.id()).isEqualTo(push().id());

        world.messages.pass(QUARTER.minusSeconds(1));
        world.work();
        assertThat(world.mail.sent).isEmpty();
        world.messages.pass(Duration.ofSeconds(1));
        world.work();

        is(mail(), "sent", Reason.ACCEPTED);
        assertThat(world.mail.sent).hasSize(1);
        assertThat(world.push.sent).hasSize(1);
    }

    @Test
    void who_is_online_has_two_minutes_to_read_it() {
        world.presence = new PersonPresence.Online();
        write("Hello");
        world.workFor(Duration.ofSeconds(119));
        is(push(), "scheduled", Reason.DELAY);

        world.workFor(Duration.ofSeconds(1));
        is(push(), "sent", Reason.ACCEPTED);
    }

    @Test
    void who_goes_offline_meanwhile_is_pushed_then() {
        world.presence = new PersonPresence.Online();
        write("Hello");
        world.workFor(Duration.ofSeconds(60));
        is(push(), "scheduled", Reason.DELAY);

        world.presence = new PersonPresence.Offline();
        world.workFor(Duration.ofSeconds(15));
        is(push(), "sent", Reason.ACCEPTED);
    }

    @Test
    void what_is_read_meanwhile_is_neither_pushed_nor_mailed() {
        world.presence = new PersonPresence.Online();
        write("Hello");
        world.work();
        var message = world.messages.sent(world.ann, world.bob, "Are you there?");
        world.messages.markMessages().readUpTo(world.bob, world.ann, Long.MAX_VALUE);
        world.workFor(Duration.ofMinutes(2));
        world.messages.pass(QUARTER);
        world.work();

        assertThat(world.push.sent).isEmpty();
        assertThat(world.mail.sent).isEmpty();
        for (var delivery : world.of(world.bob, world.push)) {
            is(delivery, "cancelled", Reason.ALREADY_READ);
        }
        assertThat(message.text()).isPresent();
    }

    @Test
    void of_several_the_one_that_was_read_alone_is_not_pushed() {
        world.presence = new PersonPresence.Online();
        var read = world.messages.sent(world.ann, world.bob, "1");
        write("2");
        world.messages.markMessages().read(world.bob, read.id());
        world.workFor(Duration.ofMinutes(2));

        assertThat(
                        world.of(world.bob, world.push).stream()
                                .map(delivery -> delivery.state().reason()))
                .containsExactlyInAnyOrder(Reason.ALREADY_READ, Reason.ACCEPTED);
    }

    @Test
    void a_message_that_is_taken_back_is_not_told() {
        var sent = world.messages.sent(world.ann, world.bob, "Oh");
        write("Something else");
        world.dispatch(CrashPoint.whole()).dispatch();
        world.messages.deleteMessage().withdraw(world.ann, sent.id());
        world.work();

        assertThat(
                        world.of(world.bob, world.push).stream()
                                .map(delivery -> delivery.state().reason()))
                .containsExactlyInAnyOrder(Reason.WITHDRAWN, Reason.ACCEPTED);
        assertThat(world.push.sent.getFirst().getFirst().text().content())
                .isEqualTo("Something else");
    }

    @Test
    void one_mail_tells_all_that_waits() {
        write("1");
        world.messages.pass(Duration.ofMinutes(5));
        write("2");
        world.messages.sent(world.messages.person(), world.bob, "3");
        world.work();
        world.messages.pass(Duration.ofMinutes(10));
        world.work();

        assertThat(world.mail.sent).hasSize(1);
        assertThat(world.mail.sent.getFirst()).hasSize(2);
        assertThat(
                        world.mail.sent.getFirst().stream()
                                .map(item -> item.text().title())
                                .filter(title -> title.endsWith("wrote to you (2)")))
                .hasSize(1);
        world.of(world.bob, world.mail).forEach(delivery -> is(delivery, "sent", Reason.ACCEPTED));
    }

    @Test
    void another_try_is_the_same_message_and_nothing_hides_behind_its_name() {
        write("1");
        world.messages.pass(Duration.ofMinutes(5));
        world.messages.sent(world.messages.person(), world.bob, "2");
        world.work();
        var first = new ArrayList<UUID>();
        world.mail.answer =
                message -> {
                    first.add(message.id());
                    return new SendResult.Retry(Optional.empty(), "no_answer", true);
                };
        world.messages.pass(Duration.ofMinutes(10));
        world.work();
        assertThat(first).as("both in one mail, which may have arrived").hasSize(1);

        world.mail.answer = _ -> new SendResult.Accepted();
        write("3");
        world.workFor(Duration.ofMinutes(40));

        assertThat(world.mail.sent)
                .as("the same again, and what came later apart from it")
                .extracting(List::size)
                .containsExactly(2, 1);
        assertThat(world.mail.sent.getFirst().getFirst().id()).isEqualTo(first.getFirst());
        assertThat(world.mail.sent.getLast().getFirst().id()).isNotEqualTo(first.getFirst());
        world.of(world.bob, world.mail).forEach(delivery -> is(delivery, "sent", Reason.ACCEPTED));
    }

    @Test
    void a_message_that_tells_of_more_than_are_claimed_at_once_is_tried_again_as_a_whole() {
        for (int i = 0; i < 60; i++) {
            write("Message " + i);
            world.messages.pass(Duration.ofSeconds(2));
        }
        world.work();
        var tries = new ArrayList<UUID>();
        world.mail.answer =
                message -> {
                    tries.add(message.id());
                    return new SendResult.Retry(Optional.empty(), "no_answer", true);
                };
        world.messages.pass(QUARTER);
        world.work();
        assertThat(tries).as("one mail about all of them").hasSize(1);
        assertThat(world.of(world.bob, world.mail).stream().map(Delivery::leftAs).distinct())
                .containsExactly(Optional.of(tries.getFirst()));

        world.mail.answer =
                message -> {
                    tries.add(message.id());
                    return new SendResult.Accepted();
                };
        world.messages.pass(Duration.ofMinutes(6));
        world.work();

        assertThat(tries).as("the same mail once more").hasSize(2);
        assertThat(Set.copyOf(tries)).hasSize(1);
        world.of(world.bob, world.mail).forEach(delivery -> is(delivery, "sent", Reason.ACCEPTED));
    }

    @Test
    void who_gets_an_address_while_a_mail_waits_is_mailed_there() {
        world.mail.targets = List.of();
        write("Hello");
        world.work();
        is(mail(), "scheduled", Reason.DELAY);

        world.mail.targets = List.of(DeliveryWorld.PHONE);
        world.messages.pass(QUARTER);
        world.workFor(Duration.ofSeconds(2));

        assertThat(world.mail.sent).hasSize(1);
        assertThat(states()).containsExactlyInAnyOrder("cancelled no_longer_true", "sent accepted");
    }

    @Test
    void a_second_device_is_told_what_still_waits_for_the_first_and_nothing_older() {
        write("Before");
        world.work();
        world.presence = new PersonPresence.Online();
        world.messages.sent(world.messages.person(), world.bob, "After");
        world.workFor(Duration.ofSeconds(60));

        world.push.targets = List.of(DeliveryWorld.PHONE, TABLET);
        world.workFor(Duration.ofSeconds(61));

        assertThat(world.push.sent.stream().map(sent -> sent.getFirst().target()))
                .containsExactlyInAnyOrder(DeliveryWorld.PHONE, DeliveryWorld.PHONE, TABLET);
    }

    @Test
    void a_device_that_is_gone_before_its_push_is_due_is_no_address_any_more() {
        world.presence = new PersonPresence.Online();
        write("Hello");
        world.workFor(Duration.ofSeconds(60));

        world.push.targets = List.of();
        world.workFor(Duration.ofSeconds(61));

        is(push(), "skipped", Reason.NO_ADDRESS);
        assertThat(world.push.sent).isEmpty();
    }

    private List<String> states() {
        return world.of(world.bob, world.mail).stream()
                .map(one -> one.state().wireName() + " " + one.state().reason().code())
                .toList();
    }

    @Test
    void each_that_is_not_told_says_why() {
        choose(Map.of("notifications", Map.of("push", false)));
        write("1");
        world.work();
        is(push(), "skipped", Reason.PREF_OFF);

        var dan = world.messages.person();
        world.push.targets = List.of();
        world.mail.targets = List.of();
        world.messages.sent(world.ann, dan, "2");
        world.work();
        is(world.only(dan, world.push), "skipped", Reason.NO_ADDRESS);
        world.messages.pass(QUARTER);
        world.work();
        is(world.only(dan, world.mail), "skipped", Reason.NO_ADDRESS);
    }

    @Test
    void a_target_that_names_the_topic_is_told_unless_its_owner_chose_otherwise() {
        world.hook.targets = List.of(DeliveryWorld.PHONE);
        write("1");
        world.work();
        is(world.only(world.bob, world.hook), "sent", Reason.ACCEPTED);

        choose(Map.of("topics", Map.of("message", Map.of("webhook", false))));
        write("2");
        world.work();
        assertThat(world.of(world.bob, world.hook)).hasSize(1);
        assertThat(world.hook.sent).hasSize(1);
    }

    @Test
    void who_gets_it_in_the_daily_mail_gets_no_mail_of_its_own() {
        world.digestTopics.add(MessageFacts.TOPIC);
        write("1");
        world.messages.pass(QUARTER);
        world.work();
        is(mail(), "sent", Reason.ACCEPTED);
        world.digestTopics.clear();

        var inBothMails = new HashMap<>(world.channels.defaults());
        inBothMails.put(TopicChannels.DIGEST, TopicChannels.Default.ON);
        world.channels = new TopicChannels(inBothMails, true, Priority.NORMAL);
        world.digestTopics.add(MessageFacts.TOPIC);
        world.messages.sent(world.messages.person(), world.bob, "2");
        world.work();
        world.messages.pass(QUARTER);
        world.work();
        is(world.of(world.bob, world.mail).getFirst(), "skipped", Reason.TOLD_BY_DIGEST);
        assertThat(world.mail.sent).hasSize(1);
    }

    @Test
    void what_its_topic_tells_by_a_channel_no_more_is_not_told_by_it() {
        write("1");
        world.dispatch(CrashPoint.whole()).dispatch();
        var without = new HashMap<>(world.channels.defaults());
        without.remove(world.push.id().name());
        world.channels = new TopicChannels(without, false, Priority.NORMAL);

        world.work();

        is(push(), "skipped", Reason.PREF_OFF);
        assertThat(world.push.sent).isEmpty();
    }

    @Test
    void what_is_gone_from_the_inbox_is_not_told_any_more() {
        write("1");
        world.dispatch(CrashPoint.whole()).dispatch();
        world.messages.pass(Duration.ofDays(90));
        new PurgeNotifications(world.messages.inbox, world.messages.commits)
                .purge(world.messages.now, 100);

        world.work();

        is(push(), "cancelled", Reason.EXPIRED);
        assertThat(world.push.sent).isEmpty();
    }

    @Test
    void nobody_is_disturbed_in_quiet_hours_unless_it_is_urgent() {
        world.messages.now = Instant.parse("2026-10-24T22:30:00Z");
        Samples.changed(
                world.messages.accounts,
                world.bob,
                account -> account.in(ZoneId.of("Europe/Riga")));
        choose(Map.of("quietHours", Map.of("enabled", true)));
        write("1");
        world.work();
        is(push(), "scheduled", Reason.QUIET_HOURS);
        // The clocks go back in that night.
        assertThat(push().due()).contains(Instant.parse("2026-10-25T05:00:00Z"));

        world.channels = new TopicChannels(world.channels.defaults(), true, Priority.HIGH);
        world.messages.sent(world.messages.person(), world.bob, "2");
        world.work();
        assertThat(world.push.sent).hasSize(1);
        assertThat(world.mail.sent).hasSize(1);
    }

    @Test
    void one_that_its_area_calls_urgent_waits_neither_for_the_morning_nor_for_its_reader() {
        world.messages.now = Instant.parse("2026-06-24T23:00:00Z");
        Samples.changed(
                world.messages.accounts, world.bob, account -> account.in(ZoneId.of("UTC")));
        choose(Map.of("quietHours", Map.of("enabled", true)));
        world.presence = new PersonPresence.Online();
        write("See you tomorrow");
        world.work();
        is(push(), "scheduled", Reason.DELAY);

        world.urgent.add(
                world.messages.sent(world.messages.person(), world.bob, "Fire").id().toString());
        world.work();

        assertThat(world.push.sent).hasSize(1);
        assertThat(world.push.sent.getFirst().getFirst().text().content()).isEqualTo("Fire");
        assertThat(world.mail.sent).hasSize(1);
    }

    @Test
    void six_mails_leave_in_an_hour_and_the_seventh_waits() {
        world.channels = new TopicChannels(world.channels.defaults(), false, Priority.NORMAL);
        for (int i = 0; i < 7; i++) {
            somebodyWrites("Message " + i);
            world.messages.pass(Duration.ofSeconds(31));
        }

        assertThat(world.mail.sent).hasSize(6);
        assertThat(world.of(world.bob, world.mail))
                .filteredOn(mail -> mail.state().reason() != Reason.ACCEPTED)
                .hasSize(1)
                .allSatisfy(mail -> is(mail, "scheduled", Reason.RATE_CAPPED));

        world.messages.pass(Duration.ofHours(1));
        world.work();

        assertThat(world.mail.sent).hasSize(7);
        world.of(world.bob, world.mail).forEach(mail -> is(mail, "sent", Reason.ACCEPTED));
    }

    @Test
    void as_many_pushes_and_mails_leave_in_an_hour_as_are_configured() {
        world.settings =
                new SendDeliveries.Settings(Duration.ofMinutes(2), new ChannelRules.Caps(3, 2));
        world.channels = new TopicChannels(world.channels.defaults(), false, Priority.NORMAL);
        for (int i = 0; i < 4; i++) {
            somebodyWrites("Message " + i);
            world.messages.pass(Duration.ofSeconds(31));
        }

        assertThat(world.push.sent).hasSize(3);
        assertThat(world.mail.sent).hasSize(2);
        assertThat(capped(world.push)).isOne();
        assertThat(capped(world.mail)).isEqualTo(2);
    }

    private long capped(DeliveryWorld.NotingChannel channel) {
        return world.of(world.bob, channel).stream()
                .filter(delivery -> delivery.state().reason() == Reason.RATE_CAPPED)
                .count();
    }

    @Test
    void a_push_waits_as_long_as_is_configured_for_who_is_online() {
        world.settings =
                new SendDeliveries.Settings(Duration.ofSeconds(40), ChannelRules.Caps.USUAL);
        world.presence = new PersonPresence.Online();
        write("Hello");
        world.workFor(Duration.ofSeconds(39));
        is(push(), "scheduled", Reason.DELAY);
        assertThat(world.push.sent).isEmpty();

        world.workFor(Duration.ofSeconds(1));

        is(push(), "sent", Reason.ACCEPTED);
    }

    @Test
    void what_waits_for_somebody_who_is_disabled_is_not_sent() {
        world.presence = new PersonPresence.Online();
        write("Hello");
        world.work();
        Samples.changed(world.messages.accounts, world.bob, account -> account.enabled(false));
        world.messages.pass(QUARTER);
        world.work();

        is(push(), "cancelled", Reason.ACCOUNT_INACTIVE);
        is(mail(), "cancelled", Reason.ACCOUNT_INACTIVE);
        assertThat(world.push.sent).isEmpty();
        assertThat(world.mail.sent).isEmpty();
    }

    @Test
    void what_is_over_the_cap_is_told_together_later_and_nothing_is_dropped() {
        for (int i = 0; i < 25; i++) {
            world.messages.sent(world.messages.person(), world.bob, "Message " + i);
            world.messages.pass(Duration.ofMinutes(1));
            world.work();
        }
        assertThat(world.push.sent).hasSize(20);
        assertThat(
                        world.of(world.bob, world.push).stream()
                                .filter(one -> one.state().reason() == Reason.RATE_CAPPED))
                .hasSize(5);

        world.workFor(Duration.ofMinutes(40));

        assertThat(world.push.sent).hasSize(21);
        assertThat(world.push.sent.getLast().getFirst().text().title()).isEqualTo("5 new");
        world.of(world.bob, world.push).forEach(delivery -> is(delivery, "sent", Reason.ACCEPTED));
    }

    @Test
    void what_follows_within_half_a_minute_is_gathered() {
        write("1");
        world.work();
        world.messages.pass(Duration.ofSeconds(5));
        write("2");
        write("3");
        world.work();
        assertThat(world.push.sent).hasSize(1);

        world.workFor(Duration.ofSeconds(30));

        assertThat(world.push.sent).hasSize(2);
        assertThat(world.push.sent.getLast().getFirst().text().title())
                .endsWith("wrote to you (3)");
    }

    @Test
    void a_provider_that_is_away_is_asked_again_and_each_is_told_once() {
        world.push.answer = _ -> new SendResult.Retry(Optional.empty(), "no_answer", false);
        write("1");
        world.work();
        is(push(), "scheduled", Reason.ATTEMPT);
        world.workFor(Duration.ofMinutes(5));
        assertThat(push().state().attempts()).isBetween(2, 8);

        world.push.answer = _ -> new SendResult.Accepted();
        world.workFor(Duration.ofMinutes(26));

        is(push(), "sent", Reason.ACCEPTED);
        assertThat(world.push.sent).hasSize(1);
    }

    @Test
    void a_provider_that_stays_away_a_target_that_is_gone_and_our_own_fault_are_told_apart() {
        world.push.answer = _ -> new SendResult.Retry(Optional.empty(), "no_answer", false);
        write("1");
        world.work();
        world.workFor(Duration.ofMinutes(31));
        is(push(), "failed", Reason.RETRIES_EXHAUSTED);
        assertThat(push().state().attempts()).isEqualTo(8);

        var answers =
                Map.of(
                        Reason.INVALID_TARGET,
                        new SendResult.Gone(),
                        Reason.MISCONFIGURED,
                        new SendResult.Misconfigured("bad_key"),
                        Reason.PROVIDER_REJECTED,
                        new SendResult.Rejected("too_large"));
        answers.forEach(
                (reason, answer) -> {
                    world.push.answer = _ -> answer;
                    var dan = world.messages.person();
                    world.messages.sent(world.ann, dan, "2");
                    world.work();
                    is(world.only(dan, world.push), "failed", reason);
                });
    }

    @Test
    void a_sender_that_comes_too_late_to_hand_over_uses_up_no_try() {
        write("1");
        var dueSince = world.messages.now;
        world.presenceTakes = Duration.ofSeconds(25);
        var logged = new ArrayList<LogRecord>();
        var logger = Logger.getLogger(SendDeliveries.class.getName());
        logger.setFilter(logged::add);
        for (int i = 0; i < 20; i++) {
            world.work();
            world.messages.pass(Duration.ofSeconds(30));
        }
        logger.setFilter(_ -> true);
        is(push(), "scheduled", Reason.ATTEMPT);
        assertThat(push().state().attempts()).isZero();
        assertThat(world.push.sent).isEmpty();
        var sender = world.send(CrashPoint.whole());
        assertThat(sender.oldestDue())
                .isEqualTo(Duration.between(dueSince, world.messages.now))
                .isGreaterThan(Duration.ofMinutes(8));
        assertThat(sender.isInTime()).as("an operator hears of it").isFalse();
        assertThat(logged).extracting(LogRecord::getLevel).hasSize(20).containsOnly(Level.WARNING);
        assertThat(logged.getFirst().getParameters()).containsExactly(1, dueSince);

        world.presenceTakes = Duration.ZERO;
        world.work();

        is(push(), "sent", Reason.ACCEPTED);
        assertThat(push().state().attempts()).isEqualTo(1);
        assertThat(world.push.sent).hasSize(1);
    }

    @Test
    void one_that_was_put_back_lets_those_go_first_that_became_due_meanwhile() {
        write("1");
        world.presenceTakes = Duration.ofSeconds(25);
        world.work();
        assertThat(world.push.sent).isEmpty();

        world.presenceTakes = Duration.ZERO;
        world.messages.sent(world.messages.person(), world.bob, "2");
        world.work();
        assertThat(world.push.sent)
                .singleElement()
                .satisfies(it -> assertThat(it.getFirst().text().content()).isEqualTo("2"));

        world.messages.pass(Duration.ofSeconds(30));
        world.work();
        assertThat(world.push.sent).hasSize(2);
    }

    @Test
    void a_provider_that_asks_for_more_time_again_and_again_is_asked_for_half_an_hour() {
        var tries = new AtomicInteger();
        world.push.answer =
                _ -> {
                    tries.incrementAndGet();
                    return new SendResult.Retry(Optional.of(Duration.ofMinutes(12)), "busy", false);
                };
        write("1");
        world.workFor(Duration.ofMinutes(60));

        assertThat(tries).hasValue(3);
        is(push(), "failed", Reason.RETRIES_EXHAUSTED);
    }

    @Test
    void tries_that_nobody_took_are_none_of_those_that_may_leave_in_an_hour() {
        world.settings =
                new SendDeliveries.Settings(
                        world.settings.pushAfter(), new ChannelRules.Caps(1, 6));
        world.push.answer = _ -> new SendResult.Retry(Optional.empty(), "no_answer", false);
        write("1");
        world.work();
        world.workFor(Duration.ofMinutes(3));
        assertThat(push().state().attempts()).isGreaterThan(1);

        world.push.answer = _ -> new SendResult.Accepted();
        world.workFor(Duration.ofMinutes(26));

        is(push(), "sent", Reason.ACCEPTED);
    }

    @Test
    void one_whose_senders_all_vanish_is_given_up_and_may_have_arrived() {
        var tries = new AtomicInteger();
        world.push.answer =
                _ -> {
                    tries.incrementAndGet();
                    throw new CrashPoint.Crash();
                };
        write("1");
        world.dispatch(CrashPoint.whole()).dispatch();
        for (int i = 0; i < 12; i++) {
            try {
                world.send(CrashPoint.whole()).sendDue(world.push);
            } catch (CrashPoint.Crash e) {
                // Somebody else takes it over when the lease is over.
            }
            world.messages.pass(Lease.LENGTH);
        }

        assertThat(tries).hasValue(QuickRetrySchedule.MAX_ATTEMPTS);
        is(push(), "failed", Reason.RETRIES_EXHAUSTED);
        assertThat(push().state().uncertain()).isTrue();
    }

    @Test
    void one_that_is_being_handed_over_is_due_until_it_has_left() {
        write("1");
        world.dispatch(CrashPoint.whole()).dispatch();
        world.messages.pass(Duration.ofMinutes(6));
        var sender = world.send(CrashPoint.whole());
        var meanwhile = new ArrayList<Duration>();
        world.push.answer =
                _ -> {
                    meanwhile.add(sender.oldestDue());
                    return new SendResult.Accepted();
                };

        sender.sendDue(world.push);

        assertThat(meanwhile).containsExactly(Duration.ofMinutes(6));
        assertThat(sender.oldestDue()).isZero();
    }

    @Test
    void a_channel_that_breaks_harms_no_other() {
        world.push.answer =
                _ -> {
                    throw new IllegalStateException("broken");
                };
        choose(Map.of("mailDelaySeconds", 0));
        write("1");
        world.work();

        is(push(), "scheduled", Reason.ATTEMPT);
        is(mail(), "sent", Reason.ACCEPTED);
    }

    @Test
    void who_lets_nothing_out_of_the_app_is_told_who_wrote_and_nothing_else() {
        choose(Map.of("previews", false));
        write("A secret");
        world.work();

        var text = world.push.sent.getFirst().getFirst().text();
        assertThat(text.title()).startsWith("New message from ");
        assertThat(text.content()).isEmpty();
    }

    @Test
    void who_wants_no_item_in_the_inbox_is_pushed_and_mailed_all_the_same() {
        choose(Map.of("notifications", Map.of("inApp", false)));
        write("1");
        write("2");
        world.work();
        assertThat(world.push.sent.getFirst().getFirst().text().title())
                .endsWith("wrote to you (2)");
        world.messages.markMessages().readUpTo(world.bob, world.ann, Long.MAX_VALUE);
        world.messages.pass(QUARTER);
        world.work();

        assertThat(world.mail.sent).isEmpty();
        assertThat(world.messages.counts(world.bob).notifications()).isZero();
    }

    @Test
    void no_more_than_a_hundred_characters_leave_the_app() {
        write("🐎".repeat(101));
        world.work();

        assertThat(world.push.sent.getFirst().getFirst().text().content())
                .isEqualTo("🐎".repeat(100) + "…");
    }

    @Test
    void a_message_of_the_past_is_pushed_once_after_a_crash_at_any_point() {
        int points = crash(Integer.MAX_VALUE).points();
        assertThat(points).isGreaterThan(10);
        for (int point = 0; point < points; point++) {
            crash(point);
        }
    }

    /** The copies of a push have one id, and everything is told in the end. */
    private static CrashPoint crash(int point) {
        var world = new DeliveryWorld();
        Set<Object> ids = new HashSet<>();
        world.messages.sent(world.ann, world.bob, "Hello");
        var crash = CrashPoint.at(point);
        try {
            world.dispatch(crash).dispatch();
            world.send(crash).sendDue(world.push);
        } catch (CrashPoint.Crash e) {
            // Somebody else goes on.
        }
        world.workFor(Duration.ofSeconds(ChannelRules.GATHERING.window().toSeconds() * 3));

        ids.addAll(
                world.push.sent.stream()
                        .map(sent -> sent.getFirst().id())
                        .collect(Collectors.toSet()));
        assertThat(ids).as("point " + point).hasSize(1);
        assertThat(world.push.sent).as("point " + point).hasSizeBetween(1, 2);
        assertThat(world.only(world.bob, world.push).state())
                .as("point " + point)
                .isInstanceOf(DeliveryState.Sent.class);
        return crash;
    }

    /** Mails gather half a minute; an hour lies between two of them. */
    private void paced(Priority priority) {
        paced(priority, 60);
    }

    private void paced(Priority priority, int minutes) {
        world.channels =
                new TopicChannels(MessageFacts.CHANNELS.defaults(), false, priority)
                        .mailed(
                                new MailPace(
                                        Duration.ofSeconds(30),
                                        Optional.of(
                                                new PreferenceDefinition(
                                                        "/minutes",
                                                        new PreferenceForm.WholeNumber(1, 99),
                                                        minutes))));
    }

    private void somebodyWrites(String text) {
        world.messages.sent(world.messages.person(), world.bob, text);
        world.work();
    }

    @Test
    void what_an_area_tells_within_half_a_minute_is_one_mail_and_the_next_one_waits_its_interval() {
        paced(Priority.NORMAL);
        somebodyWrites("1");
        world.messages.pass(Duration.ofSeconds(20));
        somebodyWrites("2");
        assertThat(world.mail.sent).isEmpty();
        world.messages.pass(Duration.ofSeconds(10));
        world.work();
        assertThat(world.mail.sent).singleElement().satisfies(it -> assertThat(it).hasSize(2));

        somebodyWrites("3");
        world.workFor(Duration.ofMinutes(30));
        somebodyWrites("4");
        world.workFor(Duration.ofMinutes(29));
        assertThat(world.mail.sent).as("held back").hasSize(1);
        is(world.of(world.bob, world.mail).getFirst(), "scheduled", Reason.DELAY);

        world.workFor(Duration.ofMinutes(1));
        assertThat(world.mail.sent).hasSize(2);
        assertThat(world.mail.sent.getLast()).as("nothing is dropped").hasSize(2);
        world.workFor(Duration.ofMinutes(2));
        assertThat(world.mail.sent).as("nothing is told twice").hasSize(2);
    }

    @Test
    void what_is_urgent_waits_for_no_interval_and_takes_along_what_does() {
        paced(Priority.NORMAL);
        somebodyWrites("1");
        world.workFor(Duration.ofSeconds(30));
        somebodyWrites("2");
        assertThat(world.mail.sent).hasSize(1);

        paced(Priority.HIGH);
        somebodyWrites("3");
        assertThat(world.mail.sent).hasSize(2);
        assertThat(world.mail.sent.getLast()).hasSize(2);
    }

    @Test
    void after_something_urgent_the_interval_begins_as_after_any_mail() {
        paced(Priority.HIGH);
        somebodyWrites("1");
        assertThat(world.mail.sent).hasSize(1);

        paced(Priority.NORMAL);
        somebodyWrites("2");
        world.workFor(Duration.ofMinutes(59));
        assertThat(world.mail.sent).hasSize(1);
        world.workFor(Duration.ofMinutes(1));
        assertThat(world.mail.sent).hasSize(2);
    }

    @Test
    void after_something_urgent_that_took_along_what_was_too_much_the_interval_begins_as_well() {
        world.settings =
                new SendDeliveries.Settings(
                        world.settings.pushAfter(), new ChannelRules.Caps(20, 1));
        paced(Priority.NORMAL, 30);
        somebodyWrites("1");
        world.workFor(Duration.ofSeconds(30));
        assertThat(world.mail.sent).hasSize(1);
        world.workFor(Duration.ofMinutes(40));

        // Decided together: the first is one too many of this hour, the second waits for nothing.
        somebodyWrites("2");
        world.messages.pass(Duration.ofSeconds(30));
        world.urgent.add(
                world.messages.sent(world.messages.person(), world.bob, "3").id().toString());
        world.work();
        assertThat(world.mail.sent.getLast()).as("urgent, and what it took along").hasSize(2);

        somebodyWrites("4");
        world.workFor(Duration.ofMinutes(29));
        assertThat(world.mail.sent).as("within the interval").hasSize(2);
        world.workFor(Duration.ofMinutes(1));
        assertThat(world.mail.sent).hasSize(3);
    }

    @Test
    void a_mail_that_nobody_took_has_had_no_turn_and_its_next_try_has_one() {
        paced(Priority.NORMAL);
        world.mail.answer = _ -> new SendResult.Retry(Optional.empty(), "busy", false);
        somebodyWrites("1");
        world.workFor(Duration.ofSeconds(30));
        assertThat(world.mail.sent).isEmpty();

        world.mail.answer = _ -> new SendResult.Accepted();
        world.workFor(Duration.ofMinutes(20));
        assertThat(world.mail.sent).as("tried again within the interval").hasSize(1);
        somebodyWrites("2");
        world.workFor(Duration.ofMinutes(30));
        assertThat(world.mail.sent).hasSize(1);
    }
}
