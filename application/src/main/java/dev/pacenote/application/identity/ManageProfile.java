package dev.pacenote.application.identity;

import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.UserId;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/** A person looks at their account and changes how it is served. */
public final class ManageProfile {

    private final Users users;
    private final InstantSource clock;

    public ManageProfile(Users users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    public Optional<Account> of(UserId person) {
        return users.find(person);
    }

    /**
     * @param mailEnabled true undoes an unsubscription, and a stop after a bounce, a complaint or a
     *     refused address
     * @return the changed account; empty when it is gone
     */
    public Optional<Account> change(
            UserId person, Optional<ZoneId> zone, Optional<Boolean> mailEnabled) {
        zone.ifPresent(wanted -> users.setZone(person, wanted));
        var now = clock.instant();
        mailEnabled.ifPresent(
                wanted ->
                        users.changeDailyMail(
                                person,
                                mail -> wanted ? mail.switchedOn(now) : mail.switchedOff(now)));
        return users.find(person);
    }
}
