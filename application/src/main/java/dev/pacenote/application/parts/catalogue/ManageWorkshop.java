package dev.pacenote.application.parts.catalogue;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A workshop says how it keeps its stock. */
public final class ManageWorkshop {

    /** Looks at the parts of a workshop: another default threshold makes other parts low. */
    @FunctionalInterface
    public interface Check {
        void check(AccountId account);
    }

    private final Workshops workshops;
    private final WorkshopContexts contexts;
    private final Check check;
    private final Transactions transactions;

    public ManageWorkshop(
            Workshops workshops,
            WorkshopContexts contexts,
            Check check,
            Transactions transactions) {
        this.workshops = workshops;
        this.contexts = contexts;
        this.check = check;
        this.transactions = transactions;
    }

    public Workshop show(AccountId account) {
        return contexts.workshop(account);
    }

    /** The time zone of the account, by which months and dates count. */
    public ZoneId zone(AccountId account) {
        return contexts.zone(account);
    }

    /**
     * Changes it. After the commit of another default threshold the parts are looked at, each in a
     * transaction of its own; what a crash leaves the hourly check finds.
     */
    public Workshop change(AccountId account, UnaryOperator<Workshop> change) {
        return transactions.inTransaction(
                () -> {
                    var changed =
                            VersionedChange.of(
                                            () -> Optional.of(contexts.workshop(account)),
                                            workshop -> Optional.of(change.apply(workshop)),
                                            workshops::save)
                                    .orElseThrow();
                    var before = changed.before().defaultThreshold();
                    if (!before.equals(changed.after().defaultThreshold())) {
                        transactions.afterCommit(() -> check.check(account));
                    }
                    return changed.after();
                });
    }
}
