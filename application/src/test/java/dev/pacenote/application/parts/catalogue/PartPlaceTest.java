package dev.pacenote.application.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartPlaceTest {

    private static PartPlace place(String id, int stock, int threshold) {
        return new PartPlace(
                id, "", Quantity.of(stock), Quantity.of(threshold), Instant.EPOCH, new PartId(id));
    }

    @Test
    void what_has_no_threshold_is_needed_last_in_whatever_order_it_comes() {
        var sorted =
                List.of(
                        place("out", -1, 2),
                        place("a", 1, 5),
                        place("b", 2, 10),
                        place("half", 5, 10),
                        place("full", 5, 5),
                        place("nobody-watches", 0, 0),
                        place("nobody-watches-2", 7, 0));
        var random = new Random(3);
        for (int i = 0; i < 50; i++) {
            var mixed = new ArrayList<>(sorted);
            Collections.shuffle(mixed, random);
            mixed.sort(PartsQuery.Sort.BY_NEED.order());
            assertThat(mixed).isEqualTo(sorted);
        }
    }
}
