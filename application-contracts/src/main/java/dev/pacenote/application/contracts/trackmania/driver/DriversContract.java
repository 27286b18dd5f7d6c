package dev.pacenote.application.contracts.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Drivers} promises. */
public interface DriversContract {

    Drivers drivers();

    Accounts accounts();

    @Test
    default void a_person_is_who_they_said_last_and_two_may_be_the_same() {
        var me = Samples.account(accounts()).id();
        var other = Samples.account(accounts()).id();
        var driver = Samples.driver();
        assertThat(drivers().find(me)).isEmpty();

        drivers().save(new DriverIdentity(me, "Old", Samples.driver()));
        drivers().save(new DriverIdentity(me, "Nova", driver));
        drivers().save(new DriverIdentity(other, "Nova", driver));

        assertThat(drivers().find(me)).contains(new DriverIdentity(me, "Nova", driver));
        accounts().delete(me);
        assertThat(drivers().find(me)).isEmpty();
    }

    @Test
    default void a_driver_who_was_renamed_is_called_so_by_everybody_who_named_them() {
        var me = Samples.account(accounts()).id();
        var other = Samples.account(accounts()).id();
        var stranger = Samples.account(accounts()).id();
        var driver = Samples.driver();
        var another = Samples.driver();
        drivers().save(new DriverIdentity(me, "Nova", driver));
        drivers().save(new DriverIdentity(other, "Nova", driver));
        drivers().save(new DriverIdentity(stranger, "Nova", another));
        assertThat(drivers().accounts()).contains(driver, another);

        drivers().rename(Map.of(driver, "Supernova", Samples.driver(), "Nobody"));

        assertThat(drivers().find(me)).contains(new DriverIdentity(me, "Supernova", driver));
        assertThat(drivers().find(other)).contains(new DriverIdentity(other, "Supernova", driver));
        assertThat(drivers().find(stranger))
                .contains(new DriverIdentity(stranger, "Nova", another));
    }
}
