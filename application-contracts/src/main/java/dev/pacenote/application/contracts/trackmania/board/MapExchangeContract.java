package dev.pacenote.application.contracts.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.domain.trackmania.board.Author;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@link MapExchange} promises. */
public interface MapExchangeContract {

    MapExchange exchange();

    /** An author whose name is part of a longer one's, with more maps than fit on a page. */
    Author prolific();

    /** The uids of all maps of that author. */
    Set<MapUid> mapsOfProlific();

    @Test
    default void an_author_is_found_by_the_exact_name_in_any_letter_case() {
        assertThat(exchange().author(prolific().name().toUpperCase(Locale.ROOT)))
                .contains(prolific());
        assertThat(exchange().author(prolific().name().substring(1))).isEmpty();
    }

    @Test
    default void a_search_shows_the_exact_match_first() {
        var found = exchange().search(prolific().name());

        assertThat(found).hasSizeGreaterThan(1);
        assertThat(found.getFirst()).isEqualTo(prolific());
        assertThat(exchange().search("nobody is called this")).isEmpty();
    }

    @Test
    default void all_maps_of_an_author_are_listed_each_once() {
        var maps = exchange().mapsBy(prolific().id());

        assertThat(maps).doesNotHaveDuplicates();
        assertThat(maps.stream().map(listing -> listing.map().uid()).collect(Collectors.toSet()))
                .isEqualTo(mapsOfProlific());
    }

    @Test
    default void maps_by_name_are_those_of_exactly_that_name() {
        var maps = exchange().mapsByName(prolific().name());

        assertThat(maps.stream().map(listing -> listing.map().uid()).collect(Collectors.toSet()))
                .isEqualTo(mapsOfProlific());
    }

    @Test
    default void maps_are_found_by_their_uids_however_many_and_unknown_ones_are_missing() {
        var asked = new HashSet<>(mapsOfProlific());
        asked.add(Samples.map());

        var found = exchange().byUids(asked);

        assertThat(found.stream().map(listing -> listing.map().uid()).collect(Collectors.toSet()))
                .isEqualTo(mapsOfProlific());
        assertThat(found).hasSameSizeAs(mapsOfProlific());
        assertThat(exchange().byUids(List.of())).isEmpty();
    }

    @Test
    default void a_search_for_a_name_shows_so_many_and_says_if_there_is_more() {
        var name = exchange().mapsBy(prolific().id()).getFirst().map().name().raw();

        var one = exchange().findMaps(name, 1);
        assertThat(one.maps()).hasSize(1);
        var listing = one.maps().getFirst();
        assertThat(listing.authors()).isNotEmpty();
        assertThat(listing.uploadedAt()).isPresent();
        assertThat(listing.medals()).isPresent();
        var all = exchange().findMaps(name, 1000);
        assertThat(one.more()).isEqualTo(all.maps().size() > 1);
        assertThat(all.more()).isFalse();
        assertThat(exchange().findMaps("no map is called this", 5).maps()).isEmpty();
    }
}
