package dev.pacenote.application.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * An alert is read, the domain decides, what it decided is saved; an alert and its maps change
 * together or not at all.
 */
class AlertChangesTest {

    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");

    private final Stores stores = InMemoryStores.on(new Tables());
    private final AlertChanges changes = stores.alertChanges();
    private final Account fox = Samples.account(stores.accounts());

    private MapperAlerts.Inserted add() {
        return changes.add(fox.id(), RecordFilter.TOP5, Optional.empty(), Samples.NOON);
    }

    private MapperAlert stored() {
        return stores.alerts().find(fox.id()).orElseThrow();
    }

    private CoveredMaps maps() {
        return stores.coveredMaps().find(stored().id()).orElseThrow();
    }

    @Test
    void a_person_has_one_alert() {
        assertThat(add()).isEqualTo(new MapperAlerts.Inserted.Ok(stored()));

        assertThat(add()).isEqualTo(new MapperAlerts.Inserted.Exists(stored()));
    }

    @Test
    void a_new_alert_begins_after_every_record_that_is_known() {
        stores.watches()
                .saveSurvey(
                        List.of(new SurveyedBoard(Samples.board(ONE), List.of(), false)),
                        Samples.NOON,
                        UUID.randomUUID());
        new AlertSamples(stores).newRecordOn(ONE);

        add();

        assertThat(stores.events().lastNumber()).isPositive();
        assertThat(stored().watermark()).isEqualTo(stores.events().lastNumber());
    }

    @Test
    void a_change_gives_the_alert_as_it_is_stored() {
        add();

        var changed = changes.change(fox.id(), alert -> alert.pin(CheckMode.ACCURATE));

        assertThat(changed).contains(stored());
        assertThat(stored().mode().pinned()).contains(CheckMode.ACCURATE);
    }

    @Test
    void whoever_was_overtaken_decides_again_on_what_is_there_now() {
        add();
        var tries = new int[1];

        changes.change(
                fox.id(),
                alert -> {
                    if (tries[0]++ == 0) {
                        changes.change(fox.id(), other -> other.pause(Samples.NOON));
                    }
                    return alert.pin(CheckMode.INACCURATE);
                });

        assertThat(tries[0]).isEqualTo(2);
        assertThat(stored().pauses().isOpen()).isTrue();
        assertThat(stored().mode().pinned()).contains(CheckMode.INACCURATE);
    }

    @Test
    void an_alert_that_is_not_there_is_neither_changed_nor_held() {
        assertThat(changes.change(fox.id(), alert -> alert.pause(Samples.NOON))).isEmpty();
        assertThat(changes.<AlertChanges.LockedAlert>withLock(fox.id(), locked -> locked))
                .isEmpty();
    }

    @Test
    void an_alert_and_its_maps_are_saved_together() {
        add();

        var saved =
                changes.withLock(
                        fox.id(),
                        locked ->
                                changes.save(
                                        locked,
                                        locked.alert().pause(Samples.NOON),
                                        locked.maps().replaceWith(List.of(ONE, TWO), 0)));

        assertThat(saved).contains(new AlertChanges.LockedAlert(stored(), maps()));
        assertThat(stored().pauses().isOpen()).isTrue();
        assertThat(maps().covered()).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void what_stays_as_it_is_is_not_saved() {
        add();
        var alert = stored();
        var maps = maps();

        changes.withLock(fox.id(), locked -> changes.save(locked, locked.alert(), locked.maps()));

        assertThat(stored()).isEqualTo(alert);
        assertThat(maps()).isEqualTo(maps);
    }

    @Test
    void maps_that_were_saved_since_undo_the_change_of_their_alert_too() {
        add();
        var alert = stored();

        assertThatThrownBy(
                        () ->
                                changes.withLock(
                                        fox.id(),
                                        locked -> {
                                            var next = locked.maps().replaceWith(List.of(ONE), 0);
                                            changes.save(locked, next);
                                            return changes.save(
                                                    locked,
                                                    locked.alert().pause(Samples.NOON),
                                                    next);
                                        }))
                .isInstanceOf(OverloadedException.class);

        assertThat(stored()).isEqualTo(alert);
        assertThat(maps().covered()).isEmpty();
    }
}
