package dev.pacenote.application.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Alerts to test with, and what happens on their maps. */
public record AlertSamples(Stores stores) {

    /** How alerts change in these stores. */
    public AlertChanges changes() {
        return stores.alertChanges();
    }

    /** Surveys of the maps. */
    public MapWatches watches() {
        return stores.watches();
    }

    /** The number of the latest record that a survey found. */
    public long lastEvent() {
        return stores.events().lastNumber();
    }

    /** The alert as it is now. */
    public MapperAlert again(MapperAlert alert) {
        return stores.alerts().find(alert.owner()).orElseThrow();
    }

    /** The maps of an alert as they are now. */
    public CoveredMaps maps(MapperAlert alert) {
        return stores.coveredMaps().find(alert.id()).orElseThrow();
    }

    public void delete(MapperAlert alert) {
        stores.alerts().delete(alert.id());
    }

    /** Maps that the exchange has told us about. */
    public void describe(MapUid... maps) {
        stores.catalog().note(Arrays.stream(maps).map(Samples::exchangeMap).toList());
    }

    public MapperAlert covering(Account owner, MapUid... maps) {
        var added =
                stores.alertChanges()
                        .add(owner.id(), RecordFilter.ALL, Optional.empty(), Samples.NOON);
        if (!(added instanceof MapperAlerts.Inserted.Ok(var alert))) {
            throw new AssertionError("has an alert already");
        }
        cover(alert, maps);
        return stores.alerts().find(owner.id()).orElseThrow();
    }

    public void cover(MapperAlert alert, MapUid... maps) {
        describe(maps);
        var listed = changed(alert, known -> known.replaceWith(List.of(maps), alert.watermark()));
        assertThat(
                        stores.alertChanges()
                                .change(
                                        alert.owner(),
                                        known -> known.cover(Optional.of(new AuthorId(7)), listed)))
                .isPresent();
    }

    /** Changes the maps of an alert that is there, and gives them as they are afterwards. */
    public CoveredMaps changed(MapperAlert alert, UnaryOperator<CoveredMaps> transition) {
        return stores.alertChanges()
                .withLock(
                        alert.owner(),
                        locked ->
                                stores.alertChanges().save(locked, transition.apply(locked.maps())))
                .orElseThrow();
    }

    /** Somebody drives a record on this map, and a survey finds it. */
    public void newRecordOn(MapUid map) {
        var board =
                Samples.board(
                        map, Samples.entry(Samples.driver(), 1, 1, Samples.NOON.plusSeconds(60)));
        var watch = Objects.requireNonNull(stores.watches().findAll(List.of(map)).get(map));
        var look = (MapWatch.BoardSurveyResult.Learned) watch.look(board, Samples.NOON);
        stores.watches()
                .saveSurvey(
                        List.of(new SurveyedBoard(board, look.fresh(), false)),
                        Samples.NOON,
                        UUID.randomUUID());
    }

    /** Surveys conclude at noon that this map is gone. */
    public void gone(MapUid map) {
        stores.watches()
                .saveSurvey(
                        List.of(new SurveyedBoard(Samples.board(map), List.of(), false)),
                        Samples.NOON,
                        UUID.randomUUID());
        stores.watches()
                .save(
                        Map.of(
                                map,
                                new Absence(
                                        Absence.CONCLUDED_AFTER,
                                        Optional.of(Samples.DAY),
                                        Optional.of(Samples.NOON))));
    }
}
