package dev.pacenote.application.contracts.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link dev.pacenote.application.trackmania.board.PlayerNameCache} promises. */
public interface PlayerNameCacheContract {

    Stores stores();

    @Test
    default void a_name_is_read_as_written_last_unless_it_is_too_old() {
        var nova = Samples.driver();
        var unknown = Samples.driver();
        stores().names().write(Map.of(nova, "Nova"), Samples.NOON);
        stores().names().write(Map.of(nova, "Nova'; --"), Samples.NOON.plusSeconds(1));
        stores().names().write(Map.of(), Samples.NOON);

        assertThat(stores().names().read(Set.of(nova, unknown), Samples.NOON))
                .isEqualTo(Map.of(nova, "Nova'; --"));
        assertThat(stores().names().read(Set.of(nova), Samples.NOON.plusSeconds(2))).isEmpty();
        assertThat(stores().names().read(Set.of(), Samples.NOON)).isEmpty();
    }
}
