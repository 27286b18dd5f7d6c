package dev.pacenote.application.contracts.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link MapCatalog} promises. */
public interface MapCatalogContract {

    MapCatalog catalog();

    @Test
    default void the_latest_word_on_a_map_counts_and_unknown_maps_are_missing() {
        var map = Samples.map();
        catalog().note(List.of(Samples.exchangeMap(map)));
        var renamed = new ExchangeMap(map, 12, new MapName("$o';-- 山"), MapType.STUNT);
        catalog().note(List.of(renamed));
        catalog().note(List.of());

        assertThat(catalog().describe(List.of(map, Samples.map()))).isEqualTo(Map.of(map, renamed));
        assertThat(catalog().describe(List.of())).isEmpty();
    }
}
