package dev.pacenote.application.contracts.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.UserDirectory;
import dev.pacenote.application.contracts.platform.Samples;
import dev.pacenote.application.contracts.platform.Stores;
import dev.pacenote.application.contracts.trackmania.alert.AlertSamples;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.trackmania.driver.GuardListChanges;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.Standing;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link UserDirectory} promises. */
public interface UserDirectoryContract {

    Stores stores();

    @Test
    default void everybody_is_listed_once_newest_first_with_what_hangs_on_them() {
        var older = Samples.account(stores().accounts());
        var newer = Samples.account(stores().accounts());
        var alert = AlertSamples.covering(stores(), newer, Samples.map());
        stores().drivers().save(new DriverIdentity(newer.id(), "Nova", Samples.driver()));
        for (int i = 0; i < 2; i++) {
            assertThat(
                            new GuardListChanges(stores().driverNotifications())
                                    .guard(
                                            newer.id(),
                                            new DriverNotification.GuardedMap(
                                                    Samples.map(), new MapName("x")),
                                            new Standing(
                                                    Samples.driver(),
                                                    1,
                                                    Optional.empty(),
                                                    Set.of()),
                                            Samples.NOON,
                                            9))
                    .isPresent();
        }

        var all = stores().directory().list(Optional.empty(), Optional.empty());

        assertThat(all)
                .containsSubsequence(
                        new UserDirectory.Person(newer, Optional.of("Nova"), Optional.of(alert), 2),
                        new UserDirectory.Person(older, Optional.empty(), Optional.empty(), 0));
        assertThat(all).hasSize(stores().accounts().count());
        assertThat(stores().directory().count(Optional.empty())).isEqualTo(all.size());
    }

    @Test
    default void people_are_found_by_any_part_of_their_names_in_pages() {
        var word = Samples.word();
        var named =
                Samples.added(
                        stores().accounts(), Samples.newAccount("A%_" + word, word + "1@a.org"));
        var driver = Samples.account(stores().accounts());
        stores().drivers()
                .save(new DriverIdentity(driver.id(), "x" + word + "y", Samples.driver()));
        var text = Optional.of(word.toUpperCase(Locale.ROOT));

        assertThat(stores().directory().list(text, Optional.empty()))
                .extracting(person -> person.account().id())
                .containsExactly(driver.id(), named.id());
        assertThat(stores().directory().list(text, Optional.of(new Paging(2, 1))))
                .extracting(person -> person.account().id())
                .containsExactly(named.id());
        assertThat(stores().directory().count(text)).isEqualTo(2);
        assertThat(stores().directory().list(Optional.of("a%_" + word), Optional.empty()))
                .hasSize(1);
        assertThat(stores().directory().list(Optional.of(word + "1@"), Optional.empty()))
                .hasSize(1);
        assertThat(stores().directory().list(Optional.of("%" + word), Optional.empty())).isEmpty();
    }
}
