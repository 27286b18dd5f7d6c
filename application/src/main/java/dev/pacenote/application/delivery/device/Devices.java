package dev.pacenote.application.delivery.device;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.device.Device;
import dev.pacenote.domain.delivery.device.PushTarget;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All devices that were registered. Each target is one device. Targets are sealed; a device whose
 * target was sealed under another secret is not there. A device goes with its account.
 */
public interface Devices {

    /** Those of an account, the oldest first. */
    List<Device> of(AccountId owner);

    /** The same. Until the caller's transaction ends, nobody else is answered. */
    List<Device> ofForUpdate(AccountId owner);

    Optional<Device> find(AccountId owner, UUID id);

    /** The device with that target, whoever's it is. */
    Optional<Device> findByTarget(PushTarget target);

    /**
     * Stores a new device.
     *
     * @return false when another one has the target; nothing is stored then
     */
    boolean insert(Device device);

    /** Saves a changed device if the stored one still has its version. */
    SaveResult<Device> save(Device device);

    /**
     * Forgets a device.
     *
     * @return false when the account has no such device
     */
    boolean delete(AccountId owner, UUID id);

    /**
     * Accounts that have devices, by their numbers.
     *
     * @param after 0 for the beginning
     */
    List<AccountId> owners(long after, int atMost);
}
