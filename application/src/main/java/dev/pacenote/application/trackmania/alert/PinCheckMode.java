package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import java.time.InstantSource;
import java.util.Optional;

/** An admin decides how a mapper's alert is checked; counting maps no longer changes it. */
public final class PinCheckMode {

    public sealed interface Result {
        record Pinned(Account owner, MapperAlert alert) implements Result {}

        record NoSuchAccount() implements Result {}

        record NoAlert() implements Result {}
    }

    private final Accounts accounts;
    private final AlertChanges alerts;
    private final AdminActions audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public PinCheckMode(
            Accounts accounts,
            AlertChanges alerts,
            AdminActions audit,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.alerts = alerts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Result pin(AccountId admin, AccountId subject, CheckMode mode) {
        return transactions.inTransaction(
                () -> {
                    var owner = accounts.find(subject);
                    if (owner.isEmpty()) {
                        return new Result.NoSuchAccount();
                    }
                    var alert = alerts.change(subject, own -> own.pin(mode));
                    if (alert.isEmpty()) {
                        return new Result.NoAlert();
                    }
                    audit.note(
                            clock.instant(),
                            admin,
                            Optional.of(subject),
                            "alert type: " + mode.wireName());
                    return new Result.Pinned(owner.get(), alert.get());
                });
    }
}
