package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.GuardList;
import java.util.ArrayList;
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
    public Optional<GuardList> find(AccountId owner) {
        return tables.with(state -> Optional.ofNullable(state.guarded.get(owner)));
    }

    @Override
    public Optional<GuardList> findForUpdate(AccountId owner) {
        return find(owner);
    }

    @Override
    public SaveResult<GuardList> save(GuardList list) {
        return tables.with(
                state -> {
                    var stored = state.guarded.get(list.owner());
                    if (stored == null || stored.version() != list.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var all = new ArrayList<>(list.notifications());
                    for (var added : list.added()) {
                        all.addFirst(added.withId(new DriverNotificationId(++state.lastGuarded)));
                    }
                    var saved = list.savedAs(list.version() + 1, all);
                    state.guarded.put(saved.owner(), saved);
                    return new SaveResult.Saved<>(saved);
                });
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
                                .filter(list -> enabled(state, list.owner()))
                                .flatMap(list -> list.notifications().stream())
                                .sorted(Comparator.comparingLong(n -> n.id().value()))
                                .toList());
    }

    @Override
    public List<AccountId> due(UUID pass) {
        return tables.with(
                state ->
                        state.guarded.values().stream()
                                .filter(list -> list.isDue(pass, enabled(state, list.owner())))
                                .map(GuardList::owner)
                                .toList());
    }
}
