package dev.pacenote.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.trackmania.Drivers;
import dev.pacenote.domain.trackmania.DriverIdentity;
import org.junit.jupiter.api.Test;

/** What {@link Drivers} promises. */
public interface DriversContract {

    Stores stores();

    @Test
    default void a_person_is_who_they_said_last_and_two_may_be_the_same() {
        var me = Samples.account(stores().users()).id();
        var other = Samples.account(stores().users()).id();
        var driver = Samples.driver();
        assertThat(stores().drivers().of(me)).isEmpty();

        stores().drivers().put(new DriverIdentity(me, "Old", Samples.driver()));
        stores().drivers().put(new DriverIdentity(me, "Nova", driver));
        stores().drivers().put(new DriverIdentity(other, "Nova", driver));

        assertThat(stores().drivers().of(me)).contains(new DriverIdentity(me, "Nova", driver));
        stores().users().remove(me);
        assertThat(stores().drivers().of(me)).isEmpty();
    }
}
