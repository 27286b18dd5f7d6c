package dev.pacenote.application.parts.catalogue;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;

/** What counts when a workshop's parts are looked at: its settings and its calendar. */
public final class WorkshopContexts {

    private final Workshops workshops;
    private final Accounts accounts;
    private final Currency currency;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param currency of workshops that chose none
     */
    public WorkshopContexts(
            Workshops workshops,
            Accounts accounts,
            Currency currency,
            Ids ids,
            InstantSource clock) {
        this.workshops = workshops;
        this.accounts = accounts;
        this.currency = currency;
        this.ids = ids;
        this.clock = clock;
    }

    public Workshop workshop(AccountId account) {
        return workshops.find(account).orElseGet(() -> Workshop.initial(account, currency));
    }

    /** The time zone of an account; UTC where it is gone. */
    public ZoneId zone(AccountId account) {
        return accounts.find(account).map(Account::zone).orElse(ZoneOffset.UTC);
    }

    /** The circumstances of this moment. */
    public ReorderContext now(AccountId account) {
        var now = clock.instant();
        return new ReorderContext(
                workshop(account), now, LocalDate.ofInstant(now, zone(account)), ids::next);
    }
}
