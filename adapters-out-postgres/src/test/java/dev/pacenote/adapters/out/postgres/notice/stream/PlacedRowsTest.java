package dev.pacenote.adapters.out.postgres.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.ListPosition.Placed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What goes between two statements makes a list no shorter. */
class PlacedRowsTest {

    /** Places from nine down to one. */
    private static List<Long> places(ListPosition from, int limit) {
        return LongStream.rangeClosed(1, 9)
                .map(number -> 10 - number)
                .filter(number -> number < from.before())
                .limit(limit)
                .boxed()
                .toList();
    }

    private static List<Long> page(int limit, Set<Long> gone) {
        return PlacedRows.page(
                        ListPosition.top(9),
                        limit,
                        PlacedRowsTest::places,
                        Long::longValue,
                        places ->
                                places.stream()
                                        .filter(number -> !gone.contains(number))
                                        .map(number -> new Placed<>("no. " + number, number))
                                        .toList())
                .stream()
                .map(Placed::number)
                .toList();
    }

    @Test
    void what_went_is_made_up_for_by_what_comes_next() {
        assertThat(page(4, Set.of())).containsExactly(9L, 8L, 7L, 6L);
        assertThat(page(4, Set.of(9L, 7L))).containsExactly(8L, 6L, 5L, 4L);
        assertThat(page(4, Set.of(9L, 8L, 7L, 6L))).containsExactly(5L, 4L, 3L, 2L);
    }

    @Test
    void a_short_part_is_the_end_of_the_list() {
        assertThat(page(20, Set.of())).hasSize(9);
        assertThat(page(9, Set.of(1L, 2L))).hasSize(7);
        assertThat(page(1, LongStream.rangeClosed(1, 9).boxed().collect(Collectors.toSet())))
                .isEmpty();
    }
}
