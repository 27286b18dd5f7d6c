package dev.pacenote.application.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A mapper looks at the maps that their alert covers, and at who leads on each. */
class ShowMapperMapsTest {

    private static final MapUid ARENA = new MapUid("uid-a");
    private static final MapUid BRIDGE = new MapUid("uid-b");
    private static final MapUid CANYON = new MapUid("uid-c");

    private final LookupWorld world = new LookupWorld();
    private final Account fox = Samples.account(world.stores.accounts());
    private final MapperAlert alert = new AlertSamples(world.stores).covering(fox, CANYON, ARENA);
    private final PlayerId speedy = Samples.driver();

    ShowMapperMapsTest() {
        world.stores
                .catalog()
                .note(
                        List.of(
                                map(ARENA, "$f00Arena"),
                                map(BRIDGE, "Bridge"),
                                map(CANYON, "Canyon")));
        world.names.names.put(speedy, "Speedy");
    }

    private static ExchangeMap map(MapUid uid, String name) {
        return new ExchangeMap(uid, 11, new MapName(name), MapType.RACE);
    }

    private Optional<Paging.Page<ShowMapperMaps.Row>> show(
            Account caller, AlertId id, Optional<String> text, Paging paging) {
        return new ShowMapperMaps(
                        world.stores.alerts(),
                        world.stores.coveredMaps(),
                        world.stores.catalog(),
                        world.stores.summaries(),
                        world.resolveNames(CrashPoint.whole()))
                .show(caller.id(), id, text, paging);
    }

    private Paging.Page<ShowMapperMaps.Row> show(String text, Paging paging) {
        return show(fox, alert.id(), Optional.of(text), paging).orElseThrow();
    }

    private List<ShowMapperMaps.Row> all() {
        return show(fox, alert.id(), Optional.empty(), new Paging(1, 20)).orElseThrow().rows();
    }

    private void leads(MapUid map, int score) {
        var entry = Samples.entry(speedy, 1, score, Samples.NOON.minus(Duration.ofHours(1)));
        world.surveyed(
                Samples.board(map, entry),
                new RecordEvent(
                        RecordKey.of(map, entry),
                        entry.score(),
                        1,
                        "France",
                        entry.drivenAt(),
                        Samples.NOON,
                        false));
    }

    @Test
    void the_maps_of_the_alert_are_shown_by_their_plain_names() {
        assertThat(all())
                .extracting(row -> row.map().name().plain(row.map().uid()))
                .containsExactly("Arena", "Canyon");
    }

    @Test
    void a_map_names_who_leads_since_when_and_how_often_the_lead_changed() {
        leads(ARENA, 41_000);
        leads(ARENA, 40_000);

        var row = all().getFirst();

        assertThat(row.lastSurveyedAt()).contains(world.now);
        assertThat(row.lastRecordAt()).contains(Samples.NOON.minus(Duration.ofHours(1)));
        assertThat(row.leader())
                .contains(
                        new ShowMapperMaps.Leader(
                                "Speedy",
                                Score.of(40_000),
                                Optional.of(Samples.NOON.minus(Duration.ofHours(1))),
                                2));
    }

    @Test
    void a_map_that_nobody_looked_at_yet_has_no_leader() {
        var row = all().getLast();

        assertThat(row.map().uid()).isEqualTo(CANYON);
        assertThat(row.leader()).isEmpty();
        assertThat(row.lastSurveyedAt()).isEmpty();
        assertThat(row.lastRecordAt()).isEmpty();
    }

    @Test
    void a_leader_whose_name_is_not_to_be_had_is_shown_by_the_account_id() {
        leads(ARENA, 40_000);
        world.names.isAway = true;

        assertThat(all().getFirst().leader())
                .map(ShowMapperMaps.Leader::name)
                .contains(speedy.toString());
    }

    @Test
    void a_muted_map_is_shown_as_muted() {
        new AlertSamples(world.stores).changed(alert, maps -> maps.mute(List.of(CANYON)));

        assertThat(all()).extracting(ShowMapperMaps.Row::muted).containsExactly(false, true);
    }

    @Test
    void a_part_of_a_plain_name_finds_maps_in_any_letter_case() {
        assertThat(show(" ARE ", new Paging(1, 20)).rows())
                .extracting(row -> row.map().uid())
                .containsExactly(ARENA);
        assertThat(show("bridge", new Paging(1, 20)).rows()).as("not covered").isEmpty();
        assertThat(show("f00", new Paging(1, 20)).rows()).as("colours are no text").isEmpty();
    }

    @Test
    void maps_come_in_pages_and_only_the_names_of_one_page_are_asked_for() {
        leads(ARENA, 40_000);

        var second = show("", new Paging(2, 1));

        assertThat(second.rows()).extracting(row -> row.map().uid()).containsExactly(CANYON);
        assertThat(second.total()).isEqualTo(2);
        assertThat(world.names.asked).isEmpty();
    }

    @Test
    void nobody_sees_the_maps_of_an_alert_that_is_not_theirs() {
        var hare = Samples.account(world.stores.accounts());
        var paging = new Paging(1, 20);

        assertThat(show(hare, alert.id(), Optional.empty(), paging)).isEmpty();
        new AlertSamples(world.stores).covering(hare, BRIDGE);
        assertThat(show(hare, alert.id(), Optional.empty(), paging)).isEmpty();
        assertThat(show(fox, alert.id(), Optional.empty(), paging)).isPresent();
    }
}
