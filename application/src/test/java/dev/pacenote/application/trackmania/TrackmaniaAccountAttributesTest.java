package dev.pacenote.application.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.AccountAttribute;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.driver.GuardListChanges;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.GuardList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which mapper and which driver an account is, for admins. */
class TrackmaniaAccountAttributesTest {

    private final Tables tables = new Tables();
    private final Stores stores = InMemoryStores.on(tables);
    private final Account fox = Samples.account(stores.accounts());
    private final Account hare = Samples.account(stores.accounts());
    private final TrackmaniaAccountAttributes attributes =
            new TrackmaniaAccountAttributes(
                    new InMemoryMapperAndDriverSummaries(tables), alert -> alert.mode(1));

    private void guards(Account person, int maps) {
        var driver = Samples.driver();
        stores.drivers().save(new DriverIdentity(person.id(), "Nova", driver));
        for (int i = 0; i < maps; i++) {
            assertThat(
                            new GuardListChanges(stores.driverNotifications())
                                    .guard(
                                            person.id(),
                                            new DriverNotification.GuardedMap(
                                                    Samples.map(), new MapName("typed")),
                                            new LeaderboardPosition(
                                                    driver, 1, Optional.empty(), Set.of()),
                                            Samples.NOON,
                                            maps))
                    .containsInstanceOf(GuardList.Decision.Guarded.class);
        }
    }

    @Test
    void a_mapper_has_an_alert_as_it_is_checked_now() {
        var alert = new AlertSamples(stores).covering(fox, Samples.map(), Samples.map());

        assertThat(attributes.of(List.of(fox.id(), hare.id())))
                .isEqualTo(
                        Map.of(
                                fox.id(),
                                Map.of(
                                        "driverNotificationsCount",
                                        0,
                                        "alertType",
                                        CheckMode.INACCURATE.wireName(),
                                        "alertId",
                                        alert.id().value(),
                                        "mapCount",
                                        2,
                                        "alertCreatedAt",
                                        Samples.NOON,
                                        "tmxUserId",
                                        7L)));
    }

    @Test
    void a_driver_has_a_name_and_guarded_places() {
        guards(hare, 2);

        assertThat(attributes.of(List.of(fox.id(), hare.id())))
                .isEqualTo(
                        Map.of(
                                hare.id(),
                                Map.of("tmUsername", "Nova", "driverNotificationsCount", 2)));
    }

    @Test
    void people_are_found_by_their_name_in_the_game() {
        guards(hare, 0);

        assertThat(attributes.matching("ova")).containsExactly(hare.id());
        assertThat(attributes.matching("owl")).isEmpty();
    }

    @Test
    void every_value_is_one_that_is_announced_and_of_its_type() {
        new AlertSamples(stores).covering(fox, Samples.map());
        guards(fox, 1);

        var announced =
                attributes.attributes().stream()
                        .collect(Collectors.toMap(AccountAttribute::name, AccountAttribute::type));
        var values = attributes.of(List.of(fox.id())).get(fox.id());

        assertThat(values).containsOnlyKeys(announced.keySet());
        assertThat(values)
                .allSatisfy((name, value) -> assertThat(value).isInstanceOf(announced.get(name)));
    }
}
