package dev.pacenote.application.contracts.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.Absence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link CoveredMapsStore} promises. */
public interface CoveredMapsStoreContract {

    CoveredMapsStore coveredMaps();

    Accounts accounts();

    AlertSamples alertSamples();

    private MapperAlert covering(MapUid... maps) {
        return alertSamples().covering(Samples.account(accounts()), maps);
    }

    private CoveredMaps maps(MapperAlert alert) {
        return coveredMaps().find(alert.id()).orElseThrow();
    }

    private static CoveredMaps next(CoveredMaps saved) {
        return new CoveredMaps(saved.alert(), saved.maps(), saved.version() + 1);
    }

    @Test
    default void an_alert_without_maps_has_none_and_without_an_alert_there_is_nothing() {
        var alert = covering();

        assertThat(maps(alert)).isEqualTo(CoveredMaps.none(alert.id()));
        assertThat(coveredMaps().find(new AlertId(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    default void maps_are_found_as_they_were_saved() {
        var joins = Samples.map();
        var stays = Samples.map();
        var leaves = Samples.map();
        alertSamples().describe(joins);
        var before = maps(covering(stays, leaves));
        var changed =
                before.markProcessed()
                        .replaceWith(List.of(stays), 7)
                        .replaceWith(List.of(stays, joins), 9)
                        .mute(List.of(joins));

        var result = coveredMaps().save(changed);

        var saved = next(changed);
        assertThat(result).isEqualTo(new SaveResult.Saved<>(saved));
        assertThat(coveredMaps().find(before.alert())).contains(saved);
        assertThat(saved.maps()).containsOnlyKeys(joins, stays, leaves);
    }

    @Test
    default void whoever_saves_maps_that_somebody_else_saved_meanwhile_is_refused() {
        var map = Samples.map();
        var before = maps(covering(map));
        var first = before.mute(List.of(map));
        assertThat(coveredMaps().save(first)).isInstanceOf(SaveResult.Saved.class);

        assertThat(coveredMaps().save(before.replaceWith(List.of(), 1)))
                .isEqualTo(new SaveResult.Conflict<>());

        assertThat(coveredMaps().find(before.alert())).contains(next(first));
    }

    @Test
    default void of_many_who_save_one_version_of_maps_one_wins() {
        var before = maps(covering(Samples.map()));

        var results = Samples.atOnce(8, () -> coveredMaps().save(before.markProcessed()));

        assertThat(results).filteredOn(r -> r instanceof SaveResult.Saved).hasSize(1);
    }

    /** The owner mutes maps while a run lists and considers them. */
    @Test
    default void of_many_changes_of_an_alerts_maps_at_once_none_is_lost() {
        var listed = new ArrayList<MapUid>();
        for (int i = 0; i < 8; i++) {
            listed.add(Samples.map());
        }
        var alert = covering(listed.toArray(MapUid[]::new));
        var turns = new AtomicInteger();

        Samples.atOnce(
                8,
                () -> {
                    var map = listed.get(turns.getAndIncrement());
                    return alertSamples()
                            .changed(alert, maps -> maps.mute(List.of(map)).markProcessed());
                });

        assertThat(maps(alert).muted()).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    default void two_alerts_cover_one_map_each_for_itself() {
        var map = Samples.map();
        var mine = covering(map);
        var theirs = covering(map);

        alertSamples().changed(mine, maps -> maps.mute(List.of(map)).markProcessed());
        var deleted = maps(mine);
        alertSamples().delete(mine);

        assertThat(coveredMaps().find(mine.id())).as("maps go with their alert").isEmpty();
        assertThat(coveredMaps().save(deleted)).isEqualTo(new SaveResult.Conflict<>());
        assertThat(maps(theirs).covered()).containsExactly(map);
        assertThat(maps(theirs).muted()).isEmpty();
    }

    @Test
    default void a_map_that_is_gone_says_since_when_until_it_comes_back() {
        var here = Samples.map();
        var gone = Samples.map();
        var alert = covering(here, gone);
        alertSamples().gone(gone);

        assertThat(maps(alert).covered()).containsExactly(here);
        assertThat(maps(alert).goneSince(Samples.NOON)).isEqualTo(Map.of(gone, Samples.NOON));
        alertSamples().cover(alert, here, gone);
        assertThat(alertSamples().again(alert).maps())
                .as("one that is gone is not counted")
                .isEqualTo(1);

        alertSamples().watches().save(Map.of(gone, Absence.NONE));
        assertThat(maps(alert).covered()).containsExactlyInAnyOrder(here, gone);
        assertThat(maps(alert).goneSince(Samples.NOON)).isEmpty();
    }

    @Test
    default void a_map_that_joins_although_it_is_gone_is_not_counted() {
        var gone = Samples.map();
        covering(gone);
        alertSamples().gone(gone);

        assertThat(covering(gone).maps()).isZero();
    }

    @Test
    default void maps_of_several_alerts_are_found_at_once() {
        var mine = covering(Samples.map(), Samples.map());
        var empty = covering();
        var strange = covering(Samples.map());
        var nobody = new AlertId(Long.MAX_VALUE);

        assertThat(coveredMaps().findAll(List.of(mine.id(), empty.id(), nobody)))
                .isEqualTo(Map.of(mine.id(), maps(mine), empty.id(), maps(empty)));
        assertThat(coveredMaps().findAll(List.of())).doesNotContainKey(strange.id());
    }

    @Test
    default void maps_that_were_saved_are_answered_as_the_surveys_know_them() {
        var seen = Samples.map();
        var gone = Samples.map();
        var alert = covering(seen, gone, Samples.map());
        alertSamples().gone(gone);
        var board = new SurveyedBoard(Samples.board(seen), List.of(), false);
        alertSamples().watches().saveSurvey(List.of(board), Samples.NOON, UUID.randomUUID());

        var saved = coveredMaps().save(maps(alert).mute(List.of(seen)));

        assertThat(saved).isEqualTo(new SaveResult.Saved<>(maps(alert)));
        assertThat(maps(alert).count()).isEqualTo(2);
    }

    @Test
    default void what_a_survey_says_of_a_map_is_not_saved_with_an_alert() {
        var map = Samples.map();
        var alert = covering(map);
        alertSamples().gone(map);
        alertSamples().changed(alert, maps -> maps.mute(List.of(map)));

        alertSamples().watches().save(Map.of(map, Absence.NONE));

        assertThat(Optional.ofNullable(maps(alert).maps().get(map)).orElseThrow().goneAt())
                .isEmpty();
    }
}
