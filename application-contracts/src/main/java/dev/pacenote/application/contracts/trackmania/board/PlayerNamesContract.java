package dev.pacenote.application.contracts.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.PlayerName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link PlayerNames} promises. */
public interface PlayerNamesContract {

    PlayerNames names();

    /** More players than fit into one question, and their names. */
    Map<PlayerId, String> known();

    @Test
    default void known_players_have_their_names_and_unknown_ones_are_missing() {
        var asked = new HashSet<>(known().keySet());
        asked.add(Samples.driver());

        assertThat(names().of(asked)).isEqualTo(known());
    }

    @Test
    default void nobody_known_and_nobody_asked_are_no_errors() {
        assertThat(names().of(Set.of(Samples.driver()))).isEmpty();
        assertThat(names().of(Set.of())).isEmpty();
    }

    @Test
    default void a_player_is_found_by_the_whole_name_in_any_letter_case() {
        var known = known().entrySet().iterator().next();

        assertThat(names().find(new PlayerName(known.getValue().toUpperCase(Locale.ROOT))))
                .contains(new PlayerNames.Player(known.getValue(), known.getKey()));
        for (var unknown : List.of("nobody", "constructor", "__proto__", "a&b=c[]", "山")) {
            assertThat(names().find(new PlayerName(unknown))).isEmpty();
        }
    }
}
