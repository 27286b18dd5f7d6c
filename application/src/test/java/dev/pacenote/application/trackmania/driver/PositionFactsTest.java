package dev.pacenote.application.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.PositionChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Stored facts about guarded places, as they stand in databases since before 1.0.0. */
class PositionFactsTest {

    private static final Map<String, String> PLACE =
            Map.of(
                    "at", "2026-11-22T05:00:00.349123132Z",
                    "map", "1l7q6smze8g7k_15ubei6xwu852",
                    "type", "RACE",
                    "score", "85175",
                    "mapName", "$o$sHidden$z Loop",
                    "exchangeId", "1010006",
                    "newPosition", "7",
                    "oldPosition", "5",
                    "notification", "2");

    private static Map<String, String> passed() {
        var stored = new HashMap<>(PLACE);
        stored.put("kind", "FELL_OUT");
        stored.put("passers", "2");
        stored.put("passer0.zone", "Corr\u00e8ze");
        stored.put("passer0.delta", "209");
        stored.put("passer0.score", "84966");
        stored.put("passer0.account", "85ca6e75-f508-3377-8f50-deb41dfab3d6");
        stored.put("passer0.drivenAt", "2026-11-22T01:32:07Z");
        stored.put("passer0.position", "2");
        stored.put("passer1.zone", "Poland");
        stored.put("passer1.score", "85063");
        stored.put("passer1.account", "44b4ac01-f2c3-39df-a21b-6399afd1eb23");
        stored.put("passer1.position", "5");
        return stored;
    }

    private static PositionChange change(int to) {
        return new PositionChange(
                PositionChange.Kind.FELL_OUT, Instant.EPOCH, 5, to, Optional.empty(), List.of());
    }

    /** Told, and then what was seen could not be stored: the next pass finds it again. */
    @Test
    void a_change_that_is_found_again_is_the_same_until_the_look_is_stored() {
        var seen = Instant.parse("2026-11-21T05:00:00Z");
        var before =
                new DriverNotification(
                        new DriverNotificationId(2),
                        new AccountId(1),
                        new DriverNotification.GuardedMap(new MapUid("map"), new MapName("Canyon")),
                        new LeaderboardPosition(
                                new PlayerId(new UUID(0, 1)), 5, Optional.empty(), Set.of()),
                        Instant.EPOCH,
                        new DriverNotification.LastCheck(seen, Optional.empty()));

        assertThat(PositionFacts.key(before, change(7)))
                .isEqualTo(PositionFacts.key(before, change(7)))
                .isNotEqualTo(PositionFacts.key(before, change(8)))
                .isNotEqualTo(PositionFacts.key(before.confirmed(seen.plusSeconds(60)), change(7)));
    }

    @Test
    void a_stored_change_is_read_and_stored_as_it_was() {
        var facts = PositionFacts.CODEC.read().apply(new StoredFacts(passed()));

        assertThat(facts.notification()).isEqualTo(new DriverNotificationId(2));
        assertThat(facts.mapGone()).isFalse();
        var change = facts.change();
        assertThat(change.kind()).isEqualTo(PositionChange.Kind.FELL_OUT);
        assertThat(change.at()).isEqualTo(Instant.parse("2026-11-22T05:00:00.349123132Z"));
        assertThat(change.oldPosition()).isEqualTo(5);
        assertThat(change.newPosition()).isEqualTo(7);
        assertThat(change.score()).contains(Score.of(85_175));
        assertThat(change.passedBy()).hasSize(2);
        assertThat(change.passedBy().getFirst().delta()).hasValue(209);
        assertThat(change.passedBy().getFirst().drivenAt())
                .contains(Instant.parse("2026-11-22T01:32:07Z"));
        assertThat(change.passedBy().getLast().delta()).isEmpty();
        assertThat(change.passedBy().getLast().drivenAt()).isEmpty();
        assertThat(PositionFacts.CODEC.stored(facts).values()).isEqualTo(passed());
    }

    @Test
    void a_place_that_was_lost_with_its_map_is_read_and_stored_as_it_was() {
        var stored = new HashMap<>(PLACE);
        stored.remove("score");
        stored.put("kind", "RECORD_REMOVED");
        stored.put("passers", "0");
        stored.put("mapGone", "true");

        var facts = PositionFacts.CODEC.read().apply(new StoredFacts(stored));

        assertThat(facts.mapGone()).isTrue();
        assertThat(facts.change().score()).isEmpty();
        assertThat(PositionFacts.CODEC.stored(facts).values()).isEqualTo(stored);
    }
}
