package dev.pacenote.adapters.out.postgres.trackmania.driver;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.GuardList;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Guarded places in Postgres. */
@Singleton
public final class PostgresDriverNotifications implements DriverNotifications {

    private final DriverRows drivers;
    private final DriverNotificationRows rows;
    private final Transactions transactions;

    PostgresDriverNotifications(
            DriverRows drivers, DriverNotificationRows rows, Transactions transactions) {
        this.drivers = drivers;
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Optional<GuardList> find(AccountId owner) {
        // The version first: places that somebody saves in between come with an older version,
        // and whoever saves that one is refused.
        return drivers.listState(owner.value()).map(state -> list(owner, state));
    }

    @Override
    public Optional<GuardList> findForUpdate(AccountId owner) {
        return transactions.inTransaction(
                () -> drivers.listStateForUpdate(owner.value()).map(state -> list(owner, state)));
    }

    private GuardList list(AccountId owner, DriverRows.ListState state) {
        return new GuardList(
                owner,
                rows.findByUser(owner.value()).stream()
                        .map(DriverNotificationRow::notification)
                        .toList(),
                List.of(),
                Optional.ofNullable(state.sectionPass()),
                state.guardsVersion());
    }

    @Override
    public SaveResult<GuardList> save(GuardList list) {
        return transactions.inTransaction(
                () -> {
                    var kept =
                            list.notifications().stream()
                                    .map(notification -> notification.id().value())
                                    .toArray(Long[]::new);
                    if (drivers.saveList(
                                    list.owner().value(),
                                    list.version(),
                                    list.lastPass().orElse(null),
                                    kept)
                            .isEmpty()) {
                        return new SaveResult.Conflict<>();
                    }
                    if (kept.length > 0) {
                        rows.updateAll(
                                list.notifications().stream()
                                        .map(DriverNotificationRow::of)
                                        .toList());
                    }
                    var all = new ArrayList<>(list.notifications());
                    for (var added : list.added()) {
                        all.addFirst(rows.save(DriverNotificationRow.of(added)).notification());
                    }
                    return new SaveResult.Saved<>(list.savedAs(list.version() + 1, all));
                });
    }

    @Override
    public List<DriverNotification> guarding() {
        return rows.ofEnabledOwners().stream().map(DriverNotificationRow::notification).toList();
    }

    @Override
    public List<AccountId> due(UUID pass) {
        return rows.due(pass).stream().map(AccountId::new).toList();
    }
}
