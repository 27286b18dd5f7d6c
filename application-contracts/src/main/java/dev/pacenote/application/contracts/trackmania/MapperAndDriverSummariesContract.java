package dev.pacenote.application.contracts.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.MapperAndDriverSummaries;
import dev.pacenote.application.trackmania.MapperAndDriverSummaries.Summary;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.driver.GuardListChanges;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link MapperAndDriverSummaries} promises. */
public interface MapperAndDriverSummariesContract {

    MapperAndDriverSummaries summaries();

    Accounts accounts();

    Drivers drivers();

    DriverNotifications driverNotifications();

    AlertSamples alertSamples();

    @Test
    default void whoever_follows_something_is_summed_up_and_others_are_left_out() {
        var nobody = Samples.account(accounts());
        var somebody = Samples.account(accounts());
        var driver = Samples.account(accounts());
        var alert = alertSamples().covering(somebody, Samples.map());
        for (var account : List.of(somebody, driver)) {
            drivers().save(new DriverIdentity(account.id(), "Nova", Samples.driver()));
        }
        for (int i = 0; i < 2; i++) {
            assertThat(
                            new GuardListChanges(driverNotifications())
                                    .guard(
                                            somebody.id(),
                                            new DriverNotification.GuardedMap(
                                                    Samples.map(), new MapName("x")),
                                            new LeaderboardPosition(
                                                    Samples.driver(),
                                                    1,
                                                    Optional.empty(),
                                                    Set.of()),
                                            Samples.NOON,
                                            9))
                    .isPresent();
        }

        assertThat(summaries().of(List.of(nobody.id(), somebody.id(), driver.id())))
                .isEqualTo(
                        Map.of(
                                somebody.id(),
                                new Summary(Optional.of("Nova"), Optional.of(alert), 2),
                                driver.id(),
                                new Summary(Optional.of("Nova"), Optional.empty(), 0)));
        assertThat(summaries().of(List.of())).isEmpty();
    }

    @Test
    default void accounts_are_found_by_any_part_of_the_name_in_the_game() {
        var word = Samples.word();
        var driver = Samples.account(accounts());
        drivers().save(new DriverIdentity(driver.id(), "X%" + word + "y", Samples.driver()));

        assertThat(summaries().named(word)).containsExactly(driver.id());
        assertThat(summaries().named("x%" + word)).containsExactly(driver.id());
        assertThat(summaries().named("%%" + word)).isEmpty();
    }
}
