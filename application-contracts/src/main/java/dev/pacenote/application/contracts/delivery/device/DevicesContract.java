package dev.pacenote.application.contracts.delivery.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.device.DeviceSamples;
import dev.pacenote.application.delivery.device.Devices;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.device.AppToken;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.device.DeviceName;
import dev.pacenote.domain.delivery.device.Platform;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Devices} promise. */
public interface DevicesContract {

    Devices devices();

    Accounts accounts();

    Transactions transactions();

    private AccountId account() {
        return Samples.account(accounts()).id();
    }

    private Device inserted(Device device) {
        assertThat(devices().insert(device)).isTrue();
        return device;
    }

    @Test
    default void devices_come_back_as_they_were_stored_the_oldest_first() {
        var owner = account();
        var younger = inserted(DeviceSamples.device(owner, Samples.NOON.plusSeconds(1)));
        var older = inserted(DeviceSamples.device(owner, Samples.NOON));
        inserted(DeviceSamples.device(account(), Samples.NOON));

        assertThat(devices().of(owner)).containsExactly(older, younger);
        assertThat(devices().find(owner, older.id())).contains(older);
        assertThat(devices().findByTarget(younger.target())).contains(younger);
        assertThat(devices().findByTarget(DeviceSamples.target())).isEmpty();
    }

    @Test
    default void an_app_on_a_phone_comes_back_with_its_token() {
        var owner = account();
        var target = new PushTarget.App(Platform.ANDROID, new AppToken(Samples.word()));
        var phone =
                inserted(
                        Device.registered(
                                UUID.randomUUID(),
                                new Device.Owner(owner, new SessionId(UUID.randomUUID())),
                                target,
                                new DeviceName("Android"),
                                Samples.NOON));

        assertThat(devices().of(owner)).containsExactly(phone);
        assertThat(devices().findByTarget(target)).contains(phone);
    }

    @Test
    default void a_device_is_found_by_its_owner_alone() {
        var owner = account();
        var stranger = account();
        var device = inserted(DeviceSamples.device(owner, Samples.NOON));

        assertThat(devices().find(stranger, device.id())).isEmpty();
        assertThat(devices().delete(stranger, device.id())).isFalse();
        assertThat(devices().delete(owner, device.id())).isTrue();
        assertThat(devices().delete(owner, device.id())).isFalse();
        assertThat(devices().of(owner)).isEmpty();
    }

    @Test
    default void a_target_is_one_device_whoever_registers_it() {
        var device = inserted(DeviceSamples.device(account(), Samples.NOON));
        var other =
                Device.registered(
                        UUID.randomUUID(),
                        new Device.Owner(account(), new SessionId(UUID.randomUUID())),
                        device.target(),
                        new DeviceName("Safari"),
                        Samples.NOON);

        assertThat(devices().insert(other)).isFalse();

        assertThat(devices().findByTarget(device.target())).contains(device);
        assertThat(devices().of(other.account())).isEmpty();
    }

    @Test
    default void of_two_who_save_the_same_version_one_meets_a_conflict() {
        var device = inserted(DeviceSamples.device(account(), Samples.NOON));
        var used = device.used(Samples.NOON.plusSeconds(5)).orElseThrow();
        var gone = device.gone().orElseThrow();

        assertThat(devices().save(used)).isEqualTo(new SaveResult.Saved<>(used.saved()));
        assertThat(devices().save(gone)).isEqualTo(new SaveResult.Conflict<>());

        assertThat(devices().find(device.account(), device.id())).contains(used.saved());
        var again = used.saved().gone().orElseThrow();
        assertThat(devices().save(again)).isEqualTo(new SaveResult.Saved<>(again.saved()));
        assertThat(devices().of(device.account())).containsExactly(again.saved());
    }

    @Test
    default void a_device_registered_again_has_its_new_session_keys_and_name() {
        var device = inserted(DeviceSamples.device(account(), Samples.NOON));
        var again =
                device.registeredAgain(
                        new SessionId(UUID.randomUUID()),
                        device.target(),
                        new DeviceName("\u5c71"));

        devices().save(again);

        assertThat(devices().of(device.account())).containsExactly(again.saved());
    }

    @Test
    default void a_save_of_a_device_that_is_gone_is_a_conflict() {
        var device = DeviceSamples.device(account(), Samples.NOON);

        assertThat(devices().save(device)).isEqualTo(new SaveResult.Conflict<>());

        assertThat(devices().of(device.account())).isEmpty();
    }

    @Test
    default void a_device_goes_with_its_account() {
        var device = inserted(DeviceSamples.device(account(), Samples.NOON));

        accounts().delete(device.account());

        assertThat(devices().of(device.account())).isEmpty();
        assertThat(devices().findByTarget(device.target())).isEmpty();
    }

    @Test
    default void owners_come_once_each_in_the_order_of_their_numbers() {
        var owners = List.of(account(), account(), account());
        for (var owner : owners) {
            inserted(DeviceSamples.device(owner, Samples.NOON));
            inserted(DeviceSamples.device(owner, Samples.NOON));
        }
        account();
        long before = owners.getFirst().value() - 1;

        assertThat(devices().owners(before, 2)).containsExactlyElementsOf(owners.subList(0, 2));
        assertThat(devices().owners(owners.get(1).value(), 2))
                .containsExactlyElementsOf(owners.subList(2, 3));
    }

    @Test
    default void a_caller_who_asks_in_order_to_change_waits_for_the_one_before() {
        var owner = account();

        var sizes =
                Samples.atOnce(
                        6,
                        () ->
                                transactions()
                                        .inTransaction(
                                                () -> {
                                                    int size = devices().ofForUpdate(owner).size();
                                                    inserted(
                                                            DeviceSamples.device(
                                                                    owner, Samples.NOON));
                                                    return size;
                                                }));

        assertThat(sizes).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }
}
