package dev.pacenote.application.parts.catalogue;

import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A workshop says how it keeps its stock. */
public final class ManageWorkshop {

    private final Workshops workshops;
    private final WorkshopContexts contexts;

    public ManageWorkshop(Workshops workshops, WorkshopContexts contexts) {
        this.workshops = workshops;
        this.contexts = contexts;
    }

    public Workshop show(AccountId account) {
        return contexts.workshop(account);
    }

    /** The time zone of the account, by which months and dates count. */
    public ZoneId zone(AccountId account) {
        return contexts.zone(account);
    }

    /** Changes it; whoever changes the default threshold has the parts checked afterwards. */
    public Workshop change(AccountId account, UnaryOperator<Workshop> change) {
        return VersionedChange.of(
                        () -> Optional.of(contexts.workshop(account)),
                        workshop -> Optional.of(change.apply(workshop)),
                        workshops::save)
                .orElseThrow()
                .after();
    }
}
