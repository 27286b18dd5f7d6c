package dev.pacenote.application.contracts.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Drivers} promises. */
public interface DriversContract {

    Stores stores();

    @Test
    default void a_person_is_who_they_said_last_and_two_may_be_the_same() {
        var me = Samples.account(stores().accounts()).id();
        var other = Samples.account(stores().accounts()).id();
        var driver = Samples.driver();
        assertThat(stores().drivers().find(me)).isEmpty();

        stores().drivers().save(new DriverIdentity(me, "Old", Samples.driver()));
        stores().drivers().save(new DriverIdentity(me, "Nova", driver));
        stores().drivers().save(new DriverIdentity(other, "Nova", driver));

        assertThat(stores().drivers().find(me)).contains(new DriverIdentity(me, "Nova", driver));
        stores().accounts().delete(me);
        assertThat(stores().drivers().find(me)).isEmpty();
    }

    @Test
    default void a_driver_who_was_renamed_is_called_so_by_everybody_who_named_them() {
        var me = Samples.account(stores().accounts()).id();
        var other = Samples.account(stores().accounts()).id();
        var stranger = Samples.account(stores().accounts()).id();
        var driver = Samples.driver();
        var another = Samples.driver();
        stores().drivers().save(new DriverIdentity(me, "Nova", driver));
        stores().drivers().save(new DriverIdentity(other, "Nova", driver));
        stores().drivers().save(new DriverIdentity(stranger, "Nova", another));
        assertThat(stores().drivers().accounts()).contains(driver, another);

        stores().drivers().rename(Map.of(driver, "Supernova", Samples.driver(), "Nobody"));

        assertThat(stores().drivers().find(me))
                .contains(new DriverIdentity(me, "Supernova", driver));
        assertThat(stores().drivers().find(other))
                .contains(new DriverIdentity(other, "Supernova", driver));
        assertThat(stores().drivers().find(stranger))
                .contains(new DriverIdentity(stranger, "Nova", another));
    }
}
