package dev.pacenote.application.delivery.device;

import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.device.DeviceName;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * A browser or an app says where its pushes go. The same target again is the same device; one that
 * another account registered moves to the caller, for it is the caller who sits there now.
 */
public final class RegisterDevice {

    /** Each time somebody else was quicker with the same target; nobody meets as many. */
    private static final int MAX_ATTEMPTS = 20;

    private static final int CREATED = 201;
    private static final int KNOWN = 200;

    /**
     * @param name empty: it is called like its browser, or its kind of phone
     * @param request empty: the person's program gave no key, and it is done each time
     */
    public record Command(
            Caller caller,
            PushTarget target,
            Optional<DeviceName> name,
            Optional<IdempotentRequest> request) {}

    public sealed interface Result {
        record Registered(Device device) implements Result {}

        /** The caller had registered it before. */
        record Known(Device device) implements Result {}

        /**
         * The same request was done before.
         *
         * @param wasNew whether it registered the device, which was unknown before
         */
        record Repeated(Device device, boolean wasNew) implements Result {}

        /** The same request was done before, and the account has the device no more. */
        record Gone() implements Result {}

        /** The key of the request stands for something else. */
        record Mismatch() implements Result {}

        /** The account has as many as it may. */
        record LimitReached() implements Result {}

        /** We send no pushes to such a target. */
        record NotReached() implements Result {}

        /** The session ended after the caller was let in. */
        record SessionOver() implements Result {}
    }

    private final Devices devices;
    private final Sessions sessions;
    private final PushSender sender;
    private final int most;
    private final DoOnce once;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    /**
     * @param most as many as one account may have
     */
    public RegisterDevice(
            Devices devices,
            Sessions sessions,
            PushSender sender,
            int most,
            DoOnce once,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        this.devices = devices;
        this.sessions = sessions;
        this.sender = sender;
        this.most = most;
        this.once = once;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    public Result register(Command command) {
        if (!sender.reaches(command.target())) {
            return new Result.NotReached();
        }
        var session = sessions.find(command.caller().session(), clock.instant());
        if (session.isEmpty()) {
            return new Result.SessionOver();
        }
        var name =
                command.name()
                        .orElseGet(
                                () ->
                                        DeviceName.of(
                                                command.target().platform(),
                                                session.get().client().userAgent()));
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            var result =
                    transactions.inTransaction(
                            () ->
                                    once.inTransaction(
                                            command.request(),
                                            () -> register(command, name),
                                            RegisterDevice::reply,
                                            new Again(command.caller().user())));
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new OverloadedException("registrations of one device");
    }

    /** The device is in no stored reply: its owner may have renamed it, or taken it out. */
    private static Optional<StoredReply> reply(Optional<Result> result) {
        return result.flatMap(
                one ->
                        switch (one) {
                            case Result.Registered(var device) -> reply(CREATED, device);
                            case Result.Known(var device) -> reply(KNOWN, device);
                            default -> Optional.empty();
                        });
    }

    private static Optional<StoredReply> reply(int status, Device device) {
        return Optional.of(
                new StoredReply(
                        status, device.id().toString(), Optional.empty(), Optional.empty()));
    }

    private final class Again implements DoOnce.Repeats<Optional<Result>> {

        private final AccountId owner;

        private Again(AccountId owner) {
            this.owner = owner;
        }

        @Override
        public Optional<Result> repeated(StoredReply reply) {
            return Optional.of(
                    devices.find(owner, UUID.fromString(reply.content()))
                            .<Result>map(
                                    device ->
                                            new Result.Repeated(device, reply.status() == CREATED))
                            .orElseGet(Result.Gone::new));
        }

        @Override
        public Optional<Result> mismatch() {
            return Optional.of(new Result.Mismatch());
        }
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
