package dev.pacenote.application.delivery.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.application.platform.idempotency.InMemoryIdempotencyKeys;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.device.DeviceName;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A browser says where its pushes go. */
class RegisterDeviceTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Devices devices = new InMemoryDevices(world.tables);
    private final IdempotencyKeys keys = new InMemoryIdempotencyKeys(world.tables);
    private final RecordingPushSender sender = new RecordingPushSender();
    private final Account fox = world.account();
    private final Session foxAtDesk = world.session(fox);

    private RegisterDevice.Result register(Session session, PushTarget target) {
        return register(sender, session, target);
    }

    private RegisterDevice.Result register(PushSender pushes, Session session, PushTarget target) {
        return register(pushes, session, target, Optional.empty());
    }

    /** As a client does that repeats what it got no answer to. */
    private RegisterDevice.Result register(Session session, PushTarget target, String key) {
        var body = target.toString() + target.hashCode();
        return register(
                sender,
                session,
                target,
                Optional.of(
                        IdempotentRequest.of(
                                session.user().toString(),
                                "POST",
                                "/notifications/devices",
                                key,
                                body)));
    }

    private RegisterDevice.Result register(
            PushSender pushes,
            Session session,
            PushTarget target,
            Optional<IdempotentRequest> request) {
        return new RegisterDevice(
                        devices,
                        world.sessions,
                        pushes,
                        Device.MAX,
                        new DoOnce(keys, () -> world.now),
                        world.tables,
                        () -> world.now,
                        UUID::randomUUID)
                .register(
                        new RegisterDevice.Command(
                                caller(session), target, Optional.empty(), request));
    }

    private static Caller caller(Session session) {
        return new Caller(session.user(), session.id(), Role.USER);
    }

    private static Device registered(RegisterDevice.Result result) {
        assertThat(result).isInstanceOf(RegisterDevice.Result.Registered.class);
        return ((RegisterDevice.Result.Registered) result).device();
    }

    @Test
    void the_same_target_again_is_the_same_device_in_the_session_that_asks_now() {
        var target = DeviceSamples.target();
        var device = registered(register(foxAtDesk, target));
        assertThat(device.name()).isEqualTo(new DeviceName("Browser"));

        var again = world.session(fox);
        var result = register(again, target);

        assertThat(result).isInstanceOf(RegisterDevice.Result.Known.class);
        assertThat(devices.of(fox.id()))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.id()).isEqualTo(device.id());
                            assertThat(one.owner().session()).isEqualTo(again.id());
                        });
    }

    @Test
    void the_same_key_registers_once_and_repeats_its_answer() {
        var target = DeviceSamples.target();
        var device = registered(register(foxAtDesk, target, "k"));

        assertThat(register(foxAtDesk, target, "k"))
                .isEqualTo(new RegisterDevice.Result.Repeated(device, true));
        assertThat(register(foxAtDesk, target, "later"))
                .isInstanceOf(RegisterDevice.Result.Known.class);
        assertThat(register(foxAtDesk, target, "later"))
                .isInstanceOfSatisfying(
                        RegisterDevice.Result.Repeated.class,
                        repeated -> assertThat(repeated.wasNew()).isFalse());
        assertThat(register(foxAtDesk, DeviceSamples.target(), "k"))
                .isEqualTo(new RegisterDevice.Result.Mismatch());
        assertThat(devices.of(fox.id())).hasSize(1);

        devices.delete(fox.id(), device.id());
        assertThat(register(foxAtDesk, target, "k")).isEqualTo(new RegisterDevice.Result.Gone());
    }

    @Test
    void a_device_of_another_account_moves_to_the_caller_under_another_id() {
        var target = DeviceSamples.target();
        var device = registered(register(foxAtDesk, target));

        var owl = world.account();
        var moved = registered(register(world.session(owl), target));

        assertThat(devices.of(fox.id())).isEmpty();
        assertThat(devices.of(owl.id())).containsExactly(moved);
        assertThat(moved.id()).isNotEqualTo(device.id());
    }

    @Test
    void a_device_that_was_disabled_is_usable_again() {
        var target = DeviceSamples.target();
        var device = registered(register(foxAtDesk, target));
        devices.save(device.gone().orElseThrow());

        register(foxAtDesk, target);

        assertThat(devices.of(fox.id())).singleElement().matches(Device::isUsable);
    }

    @Test
    void twenty_are_enough_and_one_of_them_may_be_registered_again() {
        var known = DeviceSamples.target();
        registered(register(foxAtDesk, known));
        for (int i = 1; i < Device.MAX; i++) {
            registered(register(foxAtDesk, DeviceSamples.target()));
        }

        assertThat(register(foxAtDesk, DeviceSamples.target()))
                .isEqualTo(new RegisterDevice.Result.LimitReached());
        assertThat(register(foxAtDesk, known)).isInstanceOf(RegisterDevice.Result.Known.class);
    }

    @Test
    void devices_of_sessions_that_ended_take_no_place_and_go() {
        var elsewhere = world.session(fox);
        for (int i = 0; i < Device.MAX; i++) {
            registered(register(elsewhere, DeviceSamples.target()));
        }
        world.sessions.revoke(elsewhere.id());

        var device = registered(register(foxAtDesk, DeviceSamples.target()));

        assertThat(devices.of(fox.id())).containsExactly(device);
    }

    @Test
    void nothing_is_registered_that_no_push_reaches() {
        sender.reaches = false;
        assertThat(register(foxAtDesk, DeviceSamples.target()))
                .isEqualTo(new RegisterDevice.Result.NotReached());
        assertThat(register(new PushSenders(List.of()), foxAtDesk, DeviceSamples.target()))
                .isEqualTo(new RegisterDevice.Result.NotReached());
        assertThat(devices.of(fox.id())).isEmpty();
    }

    @Test
    void a_session_that_is_over_registers_nothing() {
        world.sessions.revoke(foxAtDesk.id());

        assertThat(register(foxAtDesk, DeviceSamples.target()))
                .isEqualTo(new RegisterDevice.Result.SessionOver());
        assertThat(devices.of(fox.id())).isEmpty();
    }

    private static final class Moving implements CrashEverywhere.Story {
        private final IdentityWorld world = new IdentityWorld();
        private final Devices devices = new InMemoryDevices(world.tables);
        private final Account fox = world.account();
        private final Session owl = world.session(world.account());
        private final PushTarget target = DeviceSamples.target();
        private final Device before =
                Device.registered(
                        UUID.randomUUID(),
                        new Device.Owner(fox.id(), world.session(fox).id()),
                        target,
                        new DeviceName("Desk"),
                        world.now);

        private Moving() {
            devices.insert(before);
        }

        @Override
        public void act(CrashPoint crashPoint) {
            new RegisterDevice(
                            crashPoint.on(Devices.class, devices),
                            crashPoint.on(Sessions.class, world.sessions),
                            new RecordingPushSender(),
                            Device.MAX,
                            new DoOnce(
                                    crashPoint.on(
                                            IdempotencyKeys.class,
                                            new InMemoryIdempotencyKeys(world.tables)),
                                    () -> world.now),
                            world.tables,
                            () -> world.now,
                            UUID::randomUUID)
                    .register(
                            new RegisterDevice.Command(
                                    caller(owl), target, Optional.empty(), Optional.empty()));
        }

        @Override
        public void isWholeOrNothing() {
            var owner = devices.findByTarget(target).orElseThrow().account();
            assertThat(devices.of(fox.id())).hasSize(owner.equals(fox.id()) ? 1 : 0);
            assertThat(devices.of(owl.user())).hasSize(owner.equals(fox.id()) ? 0 : 1);
        }

        @Override
        public void isDone() {
            assertThat(devices.of(fox.id())).isEmpty();
            assertThat(devices.of(owl.user())).hasSize(1);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_the_device_with_one_of_the_two() throws InterruptedException {
        CrashEverywhere.run(Moving::new);
    }
}
