package dev.pacenote.application.delivery.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.OutgoingDelivery;
import dev.pacenote.application.delivery.OutgoingSamples;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pushes to a person's devices, and what becomes of the devices. */
class PushChannelTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Devices devices = new InMemoryDevices(world.tables);
    private final RecordingPushSender sender = new RecordingPushSender();
    private final Account fox = world.account();
    private final Session session = world.session(fox);
    private final Device device = DeviceSamples.device(fox.id(), session.id(), world.now);
    private final PushChannel channel = channel(sender);

    @BeforeEach
    void register() {
        devices.insert(device);
    }

    private PushChannel channel(PushSender pushes) {
        return new PushChannel(devices, world.sessions, pushes, () -> world.now);
    }

    private OutgoingDelivery delivery() {
        return OutgoingSamples.delivery(fox.id(), device.id().toString(), Duration.ofDays(90));
    }

    private Device stored() {
        return devices.find(fox.id(), device.id()).orElseThrow();
    }

    @Test
    void a_device_is_a_target_by_its_id_and_name() {
        assertThat(channel.targets(fox))
                .containsExactly(new DeliveryTarget(device.id().toString(), "Firefox"));
        assertThat(channel.targets(world.account())).isEmpty();
        assertThat(channel(new PushSenders(List.of())).targets(fox)).as("no keys").isEmpty();
    }

    @Test
    void a_device_goes_with_its_session() {
        world.sessions.revoke(session.id());

        assertThat(channel.targets(fox)).isEmpty();
        assertThat(channel.send(delivery())).isEqualTo(new SendResult.Rejected("invalid_target"));
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void a_push_says_what_the_delivery_says_and_is_kept_28_days_at_most() {
        var delivery = delivery();

        assertThat(channel.send(delivery)).isEqualTo(new SendResult.Accepted());

        assertThat(sender.sent)
                .containsExactly(
                        new Push(
                                "Storm",
                                "In Riga",
                                Optional.of("/Places/Riga"),
                                "place-Riga",
                                delivery.notification().id(),
                                Duration.ofDays(28)));
        assertThat(stored().usage().lastUsedAt()).contains(world.now);
    }

    @Test
    void a_push_is_kept_no_longer_than_its_notification() {
        channel.send(
                OutgoingSamples.delivery(fox.id(), device.id().toString(), Duration.ofHours(3)));

        assertThat(sender.sent)
                .singleElement()
                .satisfies(
                        push ->
                                assertThat(push.keep())
                                        .isPositive()
                                        .isLessThanOrEqualTo(Duration.ofHours(3)));
    }

    @Test
    void only_a_device_that_is_gone_is_disabled() {
        var others =
                List.of(
                        new SendResult.Retry(Optional.empty(), "timeout", true),
                        new SendResult.Rejected("413"),
                        new SendResult.Misconfigured("403"));
        for (var answer : others) {
            sender.answer = answer;
            assertThat(channel.send(delivery())).isEqualTo(answer);
            assertThat(stored()).isEqualTo(device);
        }
        sender.answer = new SendResult.Gone();

        assertThat(channel.send(delivery())).isEqualTo(new SendResult.Gone());

        assertThat(stored().disabledReason()).contains(Device.DisabledReason.GONE);
        assertThat(channel.targets(fox)).isEmpty();
        assertThat(channel.send(delivery()))
                .as("once more")
                .isEqualTo(new SendResult.Rejected("invalid_target"));
        assertThat(sender.sent).hasSize(others.size() + 1);
    }

    @Test
    void what_waits_for_the_device_of_another_account_never_arrives() {
        var owl = world.account();

        var result =
                channel.send(
                        OutgoingSamples.delivery(
                                owl.id(), device.id().toString(), Duration.ofDays(1)));

        assertThat(result).isEqualTo(new SendResult.Rejected("invalid_target"));
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void a_push_that_left_counts_as_accepted_though_its_time_cannot_be_noted() {
        var away = CrashPoint.storesAway(2 * 2, Integer.MAX_VALUE / 2);
        var inTrouble =
                new PushChannel(
                        away.on(Devices.class, devices),
                        away.on(Sessions.class, world.sessions),
                        sender,
                        () -> world.now);

        assertThat(inTrouble.send(delivery())).isEqualTo(new SendResult.Accepted());
        assertThat(sender.sent).hasSize(1);
    }

    @Test
    void a_person_sees_and_takes_out_the_devices_of_open_sessions() {
        var manage = new ManageDevices(devices, world.sessions, sender, () -> world.now);
        var ended = world.session(fox);
        var old = DeviceSamples.device(fox.id(), ended.id(), world.now);
        devices.insert(old);
        world.sessions.revoke(ended.id());

        assertThat(manage.of(fox.id())).containsExactly(device);
        assertThat(manage.publicKey()).contains("BPublic");
        assertThat(new DevicesExport(devices).of(fox.id()).map(row -> row.get("name")))
                .containsExactly("Firefox", "Firefox");
        assertThat(manage.remove(world.account().id(), device.id())).isFalse();
        assertThat(manage.remove(fox.id(), device.id())).isTrue();
        assertThat(manage.remove(fox.id(), device.id())).isFalse();
        assertThat(manage.of(fox.id())).isEmpty();
    }

    @Test
    void devices_of_sessions_that_are_over_are_purged_a_few_at_a_time() {
        for (int i = 0; i < 3; i++) {
            devices.insert(DeviceSamples.device(fox.id(), world.now));
        }
        var purge = new PurgeDevices(devices, world.sessions);

        assertThat(purge.purge(world.now, 2)).isEqualTo(2);
        assertThat(purge.purge(world.now, 2)).isEqualTo(1);
        assertThat(purge.purge(world.now, 2)).isZero();
        assertThat(devices.of(fox.id())).containsExactly(device);
    }

    private static final class GoneDevice implements CrashEverywhere.Story {
        private final IdentityWorld world = new IdentityWorld();
        private final Devices devices = new InMemoryDevices(world.tables);
        private final RecordingPushSender sender = new RecordingPushSender();
        private final Account fox = world.account();
        private final Device device =
                DeviceSamples.device(fox.id(), world.session(fox).id(), world.now);

        private GoneDevice() {
            devices.insert(device);
            sender.answer = new SendResult.Gone();
        }

        @Override
        public void act(CrashPoint crashPoint) {
            new PushChannel(
                            crashPoint.on(Devices.class, devices),
                            crashPoint.on(Sessions.class, world.sessions),
                            crashPoint.on(PushSender.class, sender),
                            () -> world.now)
                    .send(
                            OutgoingSamples.delivery(
                                    fox.id(), device.id().toString(), Duration.ofDays(1)));
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(devices.of(fox.id())).hasSize(1);
        }

        @Override
        public void isDone() {
            assertThat(devices.of(fox.id())).noneMatch(Device::isUsable);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_a_device_that_the_next_push_disables()
            throws InterruptedException {
        CrashEverywhere.run(GoneDevice::new);
    }

    /** Takes out a device whose session is open, and lets those go whose session is over. */
    private static final class Leaving implements CrashEverywhere.Story {
        private final IdentityWorld world = new IdentityWorld();
        private final Devices devices = new InMemoryDevices(world.tables);
        private final Account fox = world.account();
        private final Device kept = at(world.session(fox));
        private final Device removed = at(world.session(fox));

        private Leaving() {
            var over = world.session(fox);
            at(over);
            world.sessions.revoke(over.id());
        }

        private Device at(Session session) {
            var device = DeviceSamples.device(fox.id(), session.id(), world.now);
            devices.insert(device);
            return device;
        }

        @Override
        public void act(CrashPoint crashPoint) {
            var stored = crashPoint.on(Devices.class, devices);
            var sessions = crashPoint.on(Sessions.class, world.sessions);
            new ManageDevices(stored, sessions, new PushSenders(List.of()), () -> world.now)
                    .remove(fox.id(), removed.id());
            new PurgeDevices(stored, sessions).purge(world.now, 10);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(devices.of(fox.id())).contains(kept);
        }

        @Override
        public void isDone() {
            assertThat(devices.of(fox.id())).containsExactly(kept);
        }
    }

    @Test
    void a_crash_at_any_point_and_a_repeat_take_out_what_is_to_go_and_nothing_else()
            throws InterruptedException {
        CrashEverywhere.run(Leaving::new);
    }

    @Test
    void an_export_holds_no_target() {
        assertThat(new DevicesExport(devices).of(fox.id()))
                .singleElement()
                .isEqualTo(
                        Map.of(
                                "deviceId",
                                device.id().toString(),
                                "platform",
                                "web",
                                "name",
                                "Firefox",
                                "registeredAt",
                                world.now));
    }
}
