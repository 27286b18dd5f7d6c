package dev.pacenote.application.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Withdrawal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stored facts about records and maps, as they stand in databases since before 1.0.0. */
class RecordFactsTest {

    private static final Map<String, String> RECORD =
            Map.of(
                    "map", "1l7q6smze8g7k_15ubei6xwu852",
                    "type", "RACE",
                    "zone", "Corr\u00e8ze",
                    "score", "84966",
                    "account", "85ca6e75-f508-3377-8f50-deb41dfab3d6",
                    "mapName", "$o$sHidden$z Loop",
                    "drivenAt", "2026-11-22T01:32:07Z",
                    "position", "2",
                    "exchangeId", "1010006");

    @Test
    void a_stored_record_is_read_and_stored_as_it_was() {
        var facts = RecordFacts.CODEC.read().apply(new StoredFacts(RECORD));

        assertThat(facts.map()).isEqualTo(new MapUid("1l7q6smze8g7k_15ubei6xwu852"));
        assertThat(facts.exchangeId()).contains(1_010_006L);
        assertThat(facts.mapName().raw()).isEqualTo("$o$sHidden$z Loop");
        assertThat(facts.account()).isEqualTo(PlayerId.of("85ca6e75-f508-3377-8f50-deb41dfab3d6"));
        assertThat(facts.position()).isEqualTo(2);
        assertThat(facts.score()).isEqualTo(Score.of(84_966));
        assertThat(facts.drivenAt()).contains(Instant.parse("2026-11-22T01:32:07Z"));
        assertThat(facts.withdrawn()).isEmpty();
        assertThat(RecordFacts.CODEC.stored(facts).values()).isEqualTo(RECORD);
    }

    @Test
    void a_hidden_record_after_a_withdrawn_one_on_an_unknown_map_is_read_too() {
        var stored = new HashMap<>(RECORD);
        stored.keySet().removeAll(List.of("exchangeId", "drivenAt"));
        stored.put("score", Integer.toString(Score.HIDDEN_MARK));
        stored.put("withdrawnAccount", "44b4ac01-f2c3-39df-a21b-6399afd1eb23");
        stored.put("withdrawnScore", "85063");

        var facts = RecordFacts.CODEC.read().apply(new StoredFacts(stored));

        assertThat(facts.exchangeId()).isEmpty();
        assertThat(facts.drivenAt()).isEmpty();
        assertThat(facts.score().visible()).isEmpty();
        assertThat(facts.withdrawn())
                .contains(
                        new Withdrawal(
                                PlayerId.of("44b4ac01-f2c3-39df-a21b-6399afd1eb23"),
                                new Score.Visible(85_063)));
        assertThat(RecordFacts.CODEC.stored(facts).values()).isEqualTo(stored);
    }

    @Test
    void a_stored_map_that_is_gone_is_read_and_stored_as_it_was() {
        var stored = Map.of("map", "1l7q6smze8g7k_15ubei6xwu852", "mapName", "Hidden Loop");

        var facts = GoneMapFacts.CODEC.read().apply(new StoredFacts(stored));

        assertThat(facts.map()).isEqualTo(new MapUid("1l7q6smze8g7k_15ubei6xwu852"));
        assertThat(facts.exchangeId()).isEqualTo(Optional.empty());
        assertThat(GoneMapFacts.CODEC.stored(facts).values()).isEqualTo(stored);
    }
}
