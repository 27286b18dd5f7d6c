package dev.pacenote.application.contracts.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link dev.pacenote.application.trackmania.board.PlayerNameCache} promises. */
public interface PlayerNameCacheContract {

    PlayerNameCache names();

    @Test
    default void a_name_is_read_as_written_last_unless_it_is_too_old() {
        var nova = Samples.driver();
        var unknown = Samples.driver();
        names().write(Map.of(nova, "Nova"), Samples.NOON);
        names().write(Map.of(nova, "Nova'; --"), Samples.NOON.plusSeconds(1));
        names().write(Map.of(), Samples.NOON);

        assertThat(names().read(Set.of(nova, unknown), Samples.NOON))
                .isEqualTo(Map.of(nova, "Nova'; --"));
        assertThat(names().read(Set.of(nova), Samples.NOON.plusSeconds(2))).isEmpty();
        assertThat(names().read(Set.of(), Samples.NOON)).isEmpty();
    }
}
