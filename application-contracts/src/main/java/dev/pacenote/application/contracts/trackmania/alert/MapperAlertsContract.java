package dev.pacenote.application.contracts.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@link MapperAlerts} promises. */
public interface MapperAlertsContract {

    Stores stores();

    private MapperAlerts alerts() {
        return stores().alerts();
    }

    private MapperAlert again(MapperAlert alert) {
        return alerts().of(alert.owner()).orElseThrow();
    }

    private void newRecordOn(MapUid map) {
        var board =
                Samples.board(
                        map, Samples.entry(Samples.driver(), 1, 1, Samples.NOON.plusSeconds(60)));
        var watch = Objects.requireNonNull(stores().watches().load(List.of(map)).get(map));
        var look = (MapWatch.Look.Learned) watch.look(board, Samples.NOON);
        stores().watches()
                .learn(
                        List.of(new MapWatches.Lesson(board, look.fresh(), false)),
                        Samples.NOON,
                        UUID.randomUUID());
    }

    private List<MapUid> unconsidered(MapperAlert alert) {
        return alerts().unconsidered(again(alert), stores().watches().lastEvent()).stream()
                .map(RecordEvent.Numbered::event)
                .map(event -> event.key().map())
                .toList();
    }

    private void settle(MapperAlert alert, UUID pass) {
        alerts().settle(
                        alert.id(),
                        stores().watches().lastEvent(),
                        Optional.empty(),
                        Samples.NOON,
                        pass);
    }

    @Test
    default void an_account_has_one_alert_however_many_ask_at_once() {
        var owner = Samples.account(stores().accounts());

        var results =
                Samples.atOnce(
                        8,
                        () ->
                                alerts().add(
                                                owner.id(),
                                                RecordFilter.WR,
                                                Optional.empty(),
                                                Samples.NOON));

        assertThat(results).filteredOn(r -> r instanceof MapperAlerts.Added.Ok).hasSize(1);
        assertThat(results)
                .filteredOn(r -> r instanceof MapperAlerts.Added.Exists)
                .hasSize(7)
                .allSatisfy(
                        r ->
                                assertThat(((MapperAlerts.Added.Exists) r).alert())
                                        .isEqualTo(alerts().of(owner.id()).orElseThrow()));
    }

    @Test
    default void a_filter_of_the_past_is_remembered_with_the_section_it_was_in_force_until() {
        var alert = AlertSamples.covering(stores(), Samples.account(stores().accounts()));
        var was = alert.filter();
        alerts().settle(alert.id(), 0, Optional.empty(), Samples.NOON, UUID.randomUUID());

        alerts().setFilter(alert.id(), RecordFilter.WR);
        alerts().setFilter(alert.id(), RecordFilter.ALL);

        var again = again(alert);
        assertThat(again.settledAt()).isEqualTo(Samples.NOON);
        assertThat(again.filter()).isEqualTo(RecordFilter.ALL);
        assertThat(again.pastFilters())
                .containsExactly(new MapperAlert.PastFilter(was, Samples.NOON));
    }

    @Test
    default void settings_are_kept_and_a_removed_alert_is_gone() {
        var alert = AlertSamples.covering(stores(), Samples.account(stores().accounts()));
        alerts().setFilter(alert.id(), RecordFilter.WR);
        assertThat(again(alert).filter()).isEqualTo(RecordFilter.WR);

        alerts().remove(alert.id());

        assertThat(alerts().of(alert.owner())).isEmpty();
        assertThat(alerts().watching()).extracting(MapperAlert::id).doesNotContain(alert.id());
        alerts().remove(alert.id());
        alerts().cover(alert.id(), Optional.empty(), List.of());
        assertThat(alerts().of(alert.owner())).isEmpty();
    }

    private Set<MapUid> watchedMaps() {
        return alerts().watchedMaps().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    @Test
    default void the_covered_maps_are_exactly_the_last_list_each_counted_once() {
        var one = Samples.map();
        var two = Samples.map();
        var alert = AlertSamples.covering(stores(), Samples.account(stores().accounts()), one, one);
        assertThat(again(alert).maps()).isEqualTo(1);
        assertThat(again(alert).author()).contains(new AuthorId(7));
        assertThat(watchedMaps()).contains(one).doesNotContain(two);

        AlertSamples.cover(stores(), alert, two);

        assertThat(watchedMaps()).contains(two).doesNotContain(one);
        assertThat(alerts().covered(alert.id())).containsOnlyKeys(two);
    }

    @Test
    default void a_map_stays_watched_while_somebody_else_covers_it() {
        var map = Samples.map();
        var mine = AlertSamples.covering(stores(), Samples.account(stores().accounts()), map);
        AlertSamples.covering(stores(), Samples.account(stores().accounts()), map);

        alerts().remove(mine.id());

        assertThat(watchedMaps()).contains(map);
    }

    @Test
    default void two_alerts_on_one_map_each_get_its_event() {
        var map = Samples.map();
        var mine = AlertSamples.covering(stores(), Samples.account(stores().accounts()), map);
        var theirs = AlertSamples.covering(stores(), Samples.account(stores().accounts()), map);
        newRecordOn(map);

        settle(mine, UUID.randomUUID());

        assertThat(unconsidered(mine)).isEmpty();
        assertThat(unconsidered(theirs)).containsExactly(map);
    }

    @Test
    default void a_map_that_joins_is_considered_from_its_first_event_on() {
        var known = Samples.map();
        var joining = Samples.map();
        var alert = AlertSamples.covering(stores(), Samples.account(stores().accounts()), known);
        newRecordOn(joining);
        settle(alert, UUID.randomUUID());

        AlertSamples.cover(stores(), alert, known, joining);

        assertThat(unconsidered(alert)).containsExactly(joining);
        settle(alert, UUID.randomUUID());
        assertThat(unconsidered(alert)).isEmpty();
    }

    @Test
    default void a_map_that_comes_back_is_considered_from_where_it_left() {
        var stays = Samples.map();
        var leaves = Samples.map();
        var alert =
                AlertSamples.covering(
                        stores(), Samples.account(stores().accounts()), stays, leaves);
        newRecordOn(leaves);
        settle(alert, UUID.randomUUID());

        AlertSamples.cover(stores(), alert, stays);
        newRecordOn(leaves);
        settle(alert, UUID.randomUUID());
        assertThat(unconsidered(alert)).isEmpty();
        AlertSamples.cover(stores(), alert, stays, leaves);

        assertThat(unconsidered(alert)).containsExactly(leaves);
    }

    @Test
    default void an_alert_is_due_until_it_was_settled_in_the_pass() {
        var alert = AlertSamples.covering(stores(), Samples.account(stores().accounts()));
        var pass = UUID.randomUUID();
        assertThat(alerts().due(pass)).extracting(MapperAlert::id).contains(alert.id());

        alerts().settle(alert.id(), 0, Optional.of(Samples.NOON), Samples.NOON, pass);

        assertThat(alerts().due(pass)).extracting(MapperAlert::id).doesNotContain(alert.id());
        assertThat(alerts().due(UUID.randomUUID()))
                .extracting(MapperAlert::id)
                .contains(alert.id());
        assertThat(again(alert).lastReportedAt()).contains(Samples.NOON);
        alerts().settle(alert.id(), 0, Optional.empty(), Samples.NOON, UUID.randomUUID());
        assertThat(again(alert).lastReportedAt()).contains(Samples.NOON);
    }

    @Test
    default void coverage_counts_the_maps_that_were_not_looked_at_in_the_pass() {
        var seen = Samples.map();
        var unseen = Samples.map();
        var alert =
                AlertSamples.covering(stores(), Samples.account(stores().accounts()), seen, unseen);
        var pass = UUID.randomUUID();
        stores().watches()
                .learn(
                        List.of(new MapWatches.Lesson(Samples.board(seen), List.of(), false)),
                        Samples.NOON,
                        pass);

        assertThat(alerts().coverage(alert.id(), pass, Samples.NOON))
                .isEqualTo(new Coverage(2, 1, Samples.NOON));
    }

    @Test
    default void a_new_alert_starts_behind_every_known_event() {
        newRecordOn(Samples.map());
        var alert = AlertSamples.covering(stores(), Samples.account(stores().accounts()));

        assertThat(alert.watermark()).isEqualTo(stores().watches().lastEvent());
    }

    @Test
    default void a_paused_alert_is_not_watched_but_still_gets_its_section() {
        var map = Samples.map();
        var alert = AlertSamples.covering(stores(), Samples.account(stores().accounts()), map);

        alerts().setPaused(alert.id(), true, Samples.NOON);
        alerts().setPaused(alert.id(), true, Samples.NOON.plusSeconds(1));

        assertThat(again(alert).paused()).isTrue();
        assertThat(watchedMaps()).doesNotContain(map);
        assertThat(alerts().watching()).extracting(MapperAlert::id).doesNotContain(alert.id());
        assertThat(alerts().due(UUID.randomUUID()))
                .extracting(MapperAlert::id)
                .contains(alert.id());

        alerts().setPaused(alert.id(), false, Samples.NOON.plusSeconds(9));

        assertThat(again(alert).pauses())
                .containsExactly(
                        new MapperAlert.Pause(
                                Samples.NOON, Optional.of(Samples.NOON.plusSeconds(9))));
        assertThat(watchedMaps()).contains(map);
    }

    @Test
    default void muting_is_kept_also_while_a_map_is_not_listed() {
        var muted = Samples.map();
        var heard = Samples.map();
        var alert =
                AlertSamples.covering(stores(), Samples.account(stores().accounts()), muted, heard);

        alerts().setMuted(alert.id(), List.of(muted, Samples.map()), true);
        assertThat(alerts().covered(alert.id())).isEqualTo(Map.of(muted, true, heard, false));
        AlertSamples.cover(stores(), alert, heard);
        AlertSamples.cover(stores(), alert, heard, muted);
        assertThat(alerts().covered(alert.id()).get(muted)).isTrue();
        alerts().setMuted(alert.id(), List.of(muted), false);
        assertThat(alerts().covered(alert.id()).get(muted)).isFalse();
        assertThat(watchedMaps()).contains(muted, heard);
    }

    @Test
    default void an_admins_choice_of_mode_is_kept() {
        var alert = AlertSamples.covering(stores(), Samples.account(stores().accounts()));

        alerts().pin(alert.id(), CheckMode.INACCURATE);

        assertThat(again(alert).mode(100)).isEqualTo(CheckMode.INACCURATE);
    }

    @Test
    default void a_card_shows_the_alert_with_its_owners_name_and_the_muted_maps() {
        var owner = Samples.account(stores().accounts());
        var muted = Samples.map();
        assertThat(alerts().card(owner.id())).isEmpty();
        var alert = AlertSamples.covering(stores(), owner, muted, Samples.map());
        alerts().setMuted(alert.id(), List.of(muted), true);

        assertThat(alerts().card(owner.id()))
                .contains(new MapperAlerts.Card(again(alert), owner.username(), 1));
    }

    @Test
    default void a_map_that_goes_or_comes_back_in_a_pass_counts_so_once_the_alert_is_settled() {
        var here = Samples.map();
        var away = Samples.map();
        var alert =
                AlertSamples.covering(stores(), Samples.account(stores().accounts()), here, away);
        var pass = UUID.randomUUID();
        stores().watches()
                .learn(
                        List.of(new MapWatches.Lesson(Samples.board(away), List.of(), false)),
                        Samples.NOON,
                        pass);
        stores().watches()
                .save(
                        Map.of(
                                away,
                                new Absence(
                                        7, Optional.of(Samples.DAY), Optional.of(Samples.NOON))));
        assertThat(alerts().covered(alert.id())).containsOnlyKeys(here);

        alerts().settle(alert.id(), 1, Optional.empty(), Samples.NOON, pass);
        assertThat(again(alert).maps()).isEqualTo(1);

        stores().watches().save(Map.of(away, Absence.NONE));
        alerts().settle(alert.id(), 2, Optional.empty(), Samples.NOON, pass);
        assertThat(again(alert).maps()).isEqualTo(2);
    }

    @Test
    default void a_muted_map_that_is_gone_is_not_counted_as_muted() {
        var here = Samples.map();
        var gone = Samples.map();
        var owner = Samples.account(stores().accounts());
        var alert = AlertSamples.covering(stores(), owner, here, gone);
        stores().watches()
                .learn(
                        List.of(new MapWatches.Lesson(Samples.board(gone), List.of(), false)),
                        Samples.NOON,
                        UUID.randomUUID());
        alerts().setMuted(alert.id(), List.of(here, gone), true);
        stores().watches()
                .save(
                        Map.of(
                                gone,
                                new Absence(
                                        7, Optional.of(Samples.DAY), Optional.of(Samples.NOON))));

        assertThat(alerts().card(owner.id()).orElseThrow().muted()).isEqualTo(1);
        assertThat(alerts().covered(alert.id())).isEqualTo(Map.of(here, true));
    }

    @Test
    default void a_map_that_is_gone_is_neither_covered_nor_counted_until_it_comes_back() {
        var here = Samples.map();
        var gone = Samples.map();
        var alert =
                AlertSamples.covering(stores(), Samples.account(stores().accounts()), here, gone);
        var pass = UUID.randomUUID();
        for (var map : List.of(here, gone)) {
            stores().watches()
                    .learn(
                            List.of(new MapWatches.Lesson(Samples.board(map), List.of(), false)),
                            Samples.NOON,
                            pass);
        }
        stores().watches()
                .save(
                        Map.of(
                                gone,
                                new Absence(
                                        7, Optional.of(Samples.DAY), Optional.of(Samples.NOON))));

        assertThat(alerts().covered(alert.id())).containsOnlyKeys(here);
        assertThat(alerts().gone(alert.id())).isEqualTo(Map.of(gone, Samples.NOON));
        assertThat(alerts().coverage(alert.id(), pass, Samples.NOON))
                .isEqualTo(new Coverage(1, 0, Samples.NOON));
        assertThat(alerts().watchedMaps().get(alert.id())).contains(gone);
        alerts().cover(alert.id(), Optional.empty(), List.of(here, gone));
        assertThat(again(alert).maps()).isEqualTo(1);

        stores().watches().save(Map.of(gone, Absence.NONE));
        assertThat(alerts().covered(alert.id())).containsOnlyKeys(here, gone);
        assertThat(alerts().gone(alert.id())).isEmpty();
    }
}
