package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Guarded places in memory. */
public final class InMemoryDriverNotifications implements DriverNotifications {

    private final Tables tables;

    public InMemoryDriverNotifications(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Added add(Draft draft, Instant at, int max) {
        return tables.with(
                state -> {
                    var own = owned(state, draft.owner());
                    if (own.stream().anyMatch(n -> n.map().equals(draft.map()))) {
                        return new Added.AlreadyTracked();
                    }
                    if (own.size() >= max) {
                        return new Added.LimitReached();
                    }
                    var added =
                            new DriverNotification(
                                    new DriverNotificationId(++state.lastGuarded),
                                    draft.owner(),
                                    draft.map(),
                                    draft.mapName(),
                                    DriverNotification.Status.ACTIVE,
                                    draft.standing(),
                                    at,
                                    at,
                                    Optional.empty());
                    state.guarded.put(added.id().value(), added);
                    return new Added.Ok(added);
                });
    }

    private static List<DriverNotification> owned(Tables.State state, AccountId owner) {
        return state.guarded.values().stream().filter(n -> n.owner().equals(owner)).toList();
    }

    @Override
    public List<DriverNotification> of(AccountId owner) {
        return tables.with(state -> owned(state, owner).reversed());
    }

    @Override
    public boolean remove(AccountId owner, DriverNotificationId id) {
        return tables.with(
                state ->
                        state.guarded
                                .values()
                                .removeIf(n -> n.id().equals(id) && n.owner().equals(owner)));
    }

    private static boolean enabled(Tables.State state, AccountId owner) {
        var account = state.accounts.get(owner);
        return account != null && account.enabled();
    }

    @Override
    public List<DriverNotification> guarding() {
        return tables.with(
                state ->
                        state.guarded.values().stream()
                                .filter(n -> enabled(state, n.owner()))
                                .toList());
    }

    @Override
    public List<AccountId> due(UUID pass) {
        return tables.with(
                state ->
                        state.guarded.values().stream()
                                .map(DriverNotification::owner)
                                .distinct()
                                .filter(owner -> enabled(state, owner))
                                .filter(owner -> !pass.equals(state.driverPass.get(owner)))
                                .sorted(Comparator.comparingLong(AccountId::value))
                                .toList());
    }

    @Override
    public List<DriverNotification> hold(AccountId owner) {
        return of(owner);
    }

    @Override
    public void save(Collection<DriverNotification> notifications) {
        tables.with(
                state -> {
                    notifications.forEach(n -> state.guarded.replace(n.id().value(), n));
                    return true;
                });
    }

    @Override
    public boolean isSettled(AccountId owner, UUID pass) {
        return tables.with(state -> pass.equals(state.driverPass.get(owner)));
    }

    @Override
    public void settle(AccountId owner, UUID pass) {
        tables.with(state -> state.driverPass.put(owner, pass) == null);
    }
}
