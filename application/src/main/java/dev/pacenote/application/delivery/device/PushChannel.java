package dev.pacenote.application.delivery.device;

import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.OutgoingDelivery;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.identity.account.Account;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Pushes to the devices of a person. */
public final class PushChannel implements DeliveryChannel {

    public static final ChannelId ID = new ChannelId("push");

    /** Push services keep none longer. */
    private static final Duration MAX_LENGTH = Duration.ofDays(28);

    private final Devices devices;
    private final LiveDevices live;
    private final PushSender sender;
    private final InstantSource clock;

    public PushChannel(Devices devices, Sessions sessions, PushSender sender, InstantSource clock) {
        this.devices = devices;
        this.live = new LiveDevices(devices, sessions);
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public List<DeliveryTarget> targets(Account account) {
        return live.of(account.id(), clock.instant()).stream()
                .filter(Device::isUsable)
                .filter(device -> sender.reaches(device.target()))
                .map(device -> new DeliveryTarget(device.id().toString(), device.name().value()))
                .toList();
    }

    @Override
    public SendResult send(OutgoingDelivery delivery) {
        var now = clock.instant();
        var device =
                devices.find(delivery.account(), UUID.fromString(delivery.target().id()))
                        .filter(Device::isUsable)
                        .filter(found -> live.isLive(found, now));
        if (device.isEmpty()) {
            return new SendResult.Rejected("invalid_target");
        }
        var result = sender.send(device.get().target(), push(delivery));
        switch (result) {
            case SendResult.Accepted _ -> noteUse(device.get());
            case SendResult.Gone _ -> change(device.get(), Device::gone);
            // Whatever else it was, it is no fault of the device.
            case SendResult.Retry _, SendResult.Rejected _, SendResult.Misconfigured _ -> {}
        }
        return result;
    }

    private Push push(OutgoingDelivery delivery) {
        var notification = delivery.notification();
        var source = notification.key().source();
        var left = Duration.between(clock.instant(), notification.lifetime().expiresAt());
        return new Push(
                delivery.text().title(),
                delivery.text().content(),
                delivery.text().actionUrl(),
                source.kind() + "-" + source.id(),
                notification.id(),
                left.isNegative()
                        ? Duration.ZERO
                        : left.compareTo(MAX_LENGTH) > 0 ? MAX_LENGTH : left);
    }

    /** The push has left: that its time cannot be noted is no reason to send it again. */
    private void noteUse(Device device) {
        try {
            change(device, known -> known.used(clock.instant()));
        } catch (StoreUnavailableException | OverloadedException _) {
            // The time is for people to look at; the next push brings another one.
        }
    }

    private void change(Device device, Function<Device, Optional<Device>> transition) {
        VersionedChange.of(
                Optional.of(device),
                // One that was registered again meanwhile is another subscription.
                () ->
                        devices.find(device.account(), device.id())
                                .filter(now -> now.target().equals(device.target())),
                transition,
                devices::save);
    }
}
