package dev.pacenote.application.contracts.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.trackmania.alert.AlertListItem;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@link MapperAlerts} finds of many alerts: exactly what the domain's predicates say. */
public interface AlertQueriesContract {

    MapperAlerts alerts();

    Accounts accounts();

    AlertSamples alertSamples();

    private MapperAlert again(MapperAlert alert) {
        return alerts().find(alert.owner()).orElseThrow();
    }

    private CoveredMaps maps(MapperAlert alert) {
        return alertSamples().maps(alert);
    }

    private MapperAlert covering(MapUid... maps) {
        return alertSamples().covering(Samples.account(accounts()), maps);
    }

    private List<MapUid> unprocessed(MapperAlert alert) {
        return alerts().findUnprocessed(again(alert)).events().stream()
                .map(numbered -> numbered.event().key().map())
                .toList();
    }

    private void process(MapperAlert alert) {
        var changes = alertSamples().changes();
        var processed =
                changes.withLock(
                        alert.owner(),
                        locked ->
                                changes.save(
                                        locked,
                                        locked.alert()
                                                .markProcessed(
                                                        alertSamples().lastEvent(),
                                                        UUID.randomUUID(),
                                                        Samples.NOON,
                                                        Optional.empty(),
                                                        locked.maps()),
                                        locked.maps().markProcessed()));
        assertThat(processed).isPresent();
    }

    private static List<MapperAlert> of(Set<AccountId> owners, List<MapperAlert> alerts) {
        return alerts.stream().filter(alert -> owners.contains(alert.owner())).toList();
    }

    /** Alerts in every mixture of pauses, passes and disabled owners. */
    @Test
    default void exactly_the_alerts_that_are_due_or_watching_are_found_in_order() {
        var pass = UUID.randomUUID();
        var random = new Random(42);
        var owners = new HashMap<AccountId, Boolean>();
        var all = new ArrayList<MapperAlert>();
        for (int i = 0; i < 40; i++) {
            var alert = covering();
            var changed = alert;
            for (int step = random.nextInt(3); step > 0; step--) {
                changed = changed.pause(Samples.NOON.plusSeconds(step));
                changed = random.nextBoolean() ? changed.resume(Samples.NOON) : changed;
            }
            if (random.nextBoolean()) {
                changed =
                        changed.markProcessed(
                                1,
                                random.nextBoolean() ? pass : UUID.randomUUID(),
                                Samples.NOON,
                                Optional.empty(),
                                maps(alert));
            }
            boolean enabled = random.nextInt(3) > 0;
            Samples.changed(accounts(), alert.owner(), account -> account.enabled(enabled));
            owners.put(alert.owner(), enabled);
            all.add(((SaveResult.Saved<MapperAlert>) alerts().save(changed)).value());
        }
        Predicate<MapperAlert> isDue =
                alert -> alert.isDue(pass, owners.getOrDefault(alert.owner(), false));
        Predicate<MapperAlert> isWatching =
                alert -> alert.isWatching(owners.getOrDefault(alert.owner(), false));

        assertThat(all).anyMatch(isDue).anyMatch(isDue.negate());
        assertThat(all).anyMatch(isWatching).anyMatch(isWatching.negate());
        assertThat(of(owners.keySet(), alerts().due(pass)))
                .containsExactlyElementsOf(all.stream().filter(isDue).toList());
        assertThat(of(owners.keySet(), alerts().watching()))
                .containsExactlyElementsOf(all.stream().filter(isWatching).toList());
    }

    /** Maps that come, go and are considered, with events before, between and after. */
    @Test
    default void exactly_the_events_that_may_concern_an_alert_are_found_in_order() {
        var random = new Random(7);
        var pool = new ArrayList<MapUid>();
        for (int i = 0; i < 6; i++) {
            pool.add(Samples.map());
        }
        var everything = covering(pool.toArray(MapUid[]::new));
        var mine = covering();
        int found = 0;
        for (int round = 0; round < 40; round++) {
            for (var map : pool) {
                if (random.nextBoolean()) {
                    saveSurvey(map, random);
                }
            }
            switch (random.nextInt(3)) {
                case 0 -> process(mine);
                case 1 ->
                        alertSamples()
                                .cover(
                                        again(mine),
                                        pool.stream()
                                                .filter(_ -> random.nextInt(3) > 0)
                                                .toArray(MapUid[]::new));
                default -> change(mine, List.of(RecordFilter.values()).get(random.nextInt(3)));
            }
            found += compare(again(mine), again(everything));
        }
        assertThat(found).as("events that may concern the alert").isGreaterThan(100);
    }

    private void change(MapperAlert alert, RecordFilter filter) {
        assertThat(alertSamples().changes().change(alert.owner(), own -> own.changeFilter(filter)))
                .isPresent();
    }

    private void saveSurvey(MapUid map, Random random) {
        var events = new ArrayList<RecordEvent>();
        for (int i = 0; i < 3; i++) {
            int score = random.nextInt(100_000);
            events.add(
                    new RecordEvent(
                            new RecordKey(map, Samples.driver(), score),
                            Score.of(score),
                            List.of(1, 2, 5, 6, 100).get(random.nextInt(5)),
                            "",
                            random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of(Samples.NOON.plusSeconds(random.nextInt(-2, 3))),
                            Samples.NOON.plusSeconds(random.nextInt(-2, 3)),
                            random.nextBoolean()));
        }
        alertSamples()
                .watches()
                .saveSurvey(
                        List.of(new SurveyedBoard(Samples.board(map), events, false)),
                        Samples.NOON,
                        UUID.randomUUID());
    }

    /** How many events were found. */
    private int compare(MapperAlert mine, MapperAlert everything) {
        var expected =
                alerts().findUnprocessed(everything).events().stream()
                        .filter(event -> maps(mine).mayConcern(mine, event))
                        .sorted(Comparator.comparingLong(RecordEvent.Numbered::number))
                        .toList();
        assertThat(alerts().findUnprocessed(mine).events())
                .as("%s", maps(mine))
                .isEqualTo(expected);
        return expected.size();
    }

    @Test
    default void the_last_event_of_any_map_and_what_is_known_of_the_maps_come_with_the_events() {
        var described = Samples.map();
        var alert = covering(described);
        assertThat(alerts().findUnprocessed(alert))
                .isEqualTo(
                        new MapperAlerts.Unprocessed(
                                List.of(), Map.of(), alertSamples().lastEvent()));

        alertSamples().newRecordOn(described);
        alertSamples().newRecordOn(Samples.map());

        var found = alerts().findUnprocessed(alert);
        assertThat(found.events())
                .singleElement()
                .satisfies(
                        numbered -> {
                            assertThat(numbered.event().key().map()).isEqualTo(described);
                            assertThat(numbered.number()).isLessThan(found.horizon());
                        });
        assertThat(found.maps()).isEqualTo(Map.of(described, Samples.exchangeMap(described)));
        assertThat(found.horizon()).isEqualTo(alertSamples().lastEvent());
    }

    @Test
    default void two_alerts_on_one_map_each_get_its_event() {
        var map = Samples.map();
        var mine = covering(map);
        var theirs = covering(map);
        alertSamples().newRecordOn(map);

        process(mine);

        assertThat(unprocessed(mine)).isEmpty();
        assertThat(unprocessed(theirs)).containsExactly(map);
    }

    @Test
    default void a_map_that_comes_back_is_considered_from_where_it_left() {
        var stays = Samples.map();
        var leaves = Samples.map();
        var alert = covering(stays, leaves);
        alertSamples().newRecordOn(leaves);
        process(alert);

        alertSamples().cover(again(alert), stays);
        alertSamples().newRecordOn(leaves);
        process(alert);
        assertThat(unprocessed(alert)).isEmpty();
        alertSamples().cover(again(alert), stays, leaves);

        assertThat(unprocessed(alert)).containsExactly(leaves);
    }

    @Test
    default void a_map_that_joins_is_considered_from_its_first_event_on() {
        var known = Samples.map();
        var joining = Samples.map();
        var alert = covering(known);
        alertSamples().newRecordOn(joining);
        process(alert);

        alertSamples().cover(again(alert), known, joining);

        assertThat(unprocessed(alert)).containsExactly(joining);
        process(alert);
        assertThat(unprocessed(alert)).isEmpty();
    }

    private Set<MapUid> watchedMaps() {
        return alerts().watchedMaps().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    @Test
    default void the_watched_maps_are_the_listed_ones_of_watching_alerts_also_those_gone() {
        var here = Samples.map();
        var gone = Samples.map();
        var left = Samples.map();
        var alert = covering(here, gone, left);
        alertSamples().cover(alert, here, gone);
        alertSamples().gone(gone);

        assertThat(alerts().watchedMaps()).containsEntry(alert.id(), maps(alert).listed());
        assertThat(watchedMaps()).contains(here, gone).doesNotContain(left);

        alertSamples().changes().change(alert.owner(), own -> own.pause(Samples.NOON));
        assertThat(alerts().watchedMaps()).doesNotContainKey(alert.id());
    }

    @Test
    default void a_map_stays_watched_while_somebody_else_covers_it() {
        var map = Samples.map();
        var mine = covering(map);
        covering(map);

        alerts().delete(mine.id());

        assertThat(watchedMaps()).contains(map);
    }

    @Test
    default void an_alert_is_listed_with_its_owners_name_and_the_number_of_muted_maps() {
        var owner = Samples.account(accounts());
        var here = Samples.map();
        var gone = Samples.map();
        assertThat(alerts().listItem(owner.id())).isEmpty();
        var alert = alertSamples().covering(owner, here, gone, Samples.map());
        alertSamples().changed(alert, maps -> maps.mute(List.of(here, gone)));
        assertThat(alerts().listItem(owner.id())).contains(listed(owner, alert, 2));

        alertSamples().gone(gone);

        assertThat(alerts().listItem(owner.id())).contains(listed(owner, alert, 1));
        assertThat(maps(alert).muted()).hasSize(1);
    }

    private AlertListItem listed(Account owner, MapperAlert alert, int muted) {
        return new AlertListItem(again(alert), owner.username(), muted);
    }

    @Test
    default void coverage_counts_the_covered_maps_that_were_not_looked_at_in_the_pass() {
        var seen = Samples.map();
        var gone = Samples.map();
        var alert = covering(seen, Samples.map(), gone);
        alertSamples().gone(gone);
        var pass = UUID.randomUUID();
        alertSamples()
                .watches()
                .saveSurvey(
                        List.of(new SurveyedBoard(Samples.board(seen), List.of(), false)),
                        Samples.NOON,
                        pass);

        var asOf = Samples.NOON.plus(Duration.ofMinutes(1));
        assertThat(maps(alert).coverage(pass, asOf)).isEqualTo(new Coverage(2, 1, asOf));
        assertThat(maps(alert).count()).isEqualTo(2);
    }
}
