package dev.pacenote.application.parts.catalogue;

import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.CorePreferences;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;

/** What counts when a workshop's parts are looked at: its settings and its calendar. */
public final class WorkshopContexts {

    private final Workshops workshops;
    private final NoticePreferencesStore preferences;
    private final Currency currency;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param currency of workshops that chose none
     */
    public WorkshopContexts(
            Workshops workshops,
            NoticePreferencesStore preferences,
            Currency currency,
            Ids ids,
            InstantSource clock) {
        this.workshops = workshops;
        this.preferences = preferences;
        this.currency = currency;
        this.ids = ids;
        this.clock = clock;
    }

    public Workshop workshop(AccountId account) {
        return workshops.find(account).orElseGet(() -> Workshop.initial(account, currency));
    }

    /** The time zone of an account; UTC where it chose none. */
    public ZoneId zone(AccountId account) {
        return preferences
                .find(account)
                .flatMap(it -> Optional.ofNullable(it.choices().get(CorePreferences.TIME_ZONE)))
                .map(Object::toString)
                .flatMap(WorkshopContexts::zone)
                .orElse(ZoneOffset.UTC);
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException _) {
            // A zone that this version of the time zone data does not know any more.
            return Optional.empty();
        }
    }

    /** The circumstances of this moment. */
    public ReorderContext now(AccountId account) {
        var now = clock.instant();
        return new ReorderContext(
                workshop(account), now, LocalDate.ofInstant(now, zone(account)), ids::next);
    }
}
