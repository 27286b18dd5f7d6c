package dev.pacenote.application.delivery.device;

import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.device.DeviceName;
import dev.pacenote.domain.delivery.device.PushTarget;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A browser says where its pushes go. The same target again is the same device; one that another
 * account registered moves to the caller, for it is the caller who sits there now.
 */
public final class RegisterDevice {

    /** Each time somebody else was quicker with the same target; nobody meets as many. */
    private static final int MAX_ATTEMPTS = 20;

    /**
     * @param name empty: it is called like its browser
     */
    public record Command(Caller caller, PushTarget target, Optional<DeviceName> name) {}

    public sealed interface Result {
        record Registered(Device device) implements Result {}

        /** The caller had registered it before. */
        record Known(Device device) implements Result {}

        /** The account has as many as it may. */
        record LimitReached() implements Result {}

        /** We send no pushes to such a target. */
        record NotReached() implements Result {}

        /** The session ended after the caller was let in. */
        record SessionOver() implements Result {}
    }

    private final Devices devices;
    private final Sessions sessions;
    private final Optional<PushSender> sender;
    private final int most;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    /**
     * @param sender empty where no pushes are sent
     * @param most as many as one account may have
     */
    public RegisterDevice(
            Devices devices,
            Sessions sessions,
            Optional<PushSender> sender,
            int most,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        this.devices = devices;
        this.sessions = sessions;
        this.sender = sender;
        this.most = most;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    public Result register(Command command) {
        if (sender.filter(known -> known.reaches(command.target())).isEmpty()) {
            return new Result.NotReached();
        }
        var session = sessions.find(command.caller().session(), clock.instant());
        if (session.isEmpty()) {
            return new Result.SessionOver();
        }
        var name =
                command.name()
                        .orElseGet(() -> DeviceName.ofBrowser(session.get().client().userAgent()));
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            var result = transactions.inTransaction(() -> register(command, name));
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new OverloadedException("registrations of one device");
    }

    /** Empty when somebody else changed the device meanwhile. */
    private Optional<Result> register(Command command, DeviceName name) {
        var account = command.caller().user();
        var now = clock.instant();
        var own = new LiveDevices(devices, sessions).ofForUpdate(account, now);
        var known = devices.findByTarget(command.target());
        if (known.filter(device -> device.account().equals(account)).isPresent()) {
            var again =
                    known.get().registeredAgain(command.caller().session(), command.target(), name);
            return devices.save(again) instanceof SaveResult.Saved<Device>(var saved)
                    ? Optional.of(new Result.Known(saved))
                    : Optional.empty();
        }
        if (own.size() >= most) {
            return Optional.of(new Result.LimitReached());
        }
        // Under another id: what still waits for the other account's device never comes here.
        known.ifPresent(other -> devices.delete(other.account(), other.id()));
        var device =
                Device.registered(
                        ids.next(),
                        new Device.Owner(account, command.caller().session()),
                        command.target(),
                        name,
                        now);
        return devices.insert(device)
                ? Optional.of(new Result.Registered(device))
                : Optional.empty();
    }
}
