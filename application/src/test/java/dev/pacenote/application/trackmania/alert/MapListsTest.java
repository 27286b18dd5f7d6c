package dev.pacenote.application.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.LookupWorld;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lists of maps that a run needs, each asked for once. */
class MapListsTest {

    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");

    private final LookupWorld world = new LookupWorld();
    private final Account fox = Samples.account(world.stores.accounts());
    private final MapLists lists = new MapLists(world.stores.catalog(), world.exchange);

    private MapperAlert alert(Account owner) {
        world.stores.alertChanges().add(owner.id(), RecordFilter.TOP5, Optional.empty(), world.now);
        return world.stores.alerts().find(owner.id()).orElseThrow();
    }

    private static MapListing listing(MapUid map) {
        return LookupWorld.listing(map, "Map " + map, Optional.empty());
    }

    @Test
    void an_author_is_found_by_name_and_their_maps_are_noted() {
        var author = world.exchange.list(fox.username().value(), listing(ONE), listing(TWO));

        assertThat(lists.of(alert(fox), fox.username()))
                .isEqualTo(new MapLists.Listed(Optional.of(author.id()), List.of(ONE, TWO)));

        assertThat(world.stores.catalog().describe(List.of(ONE, TWO)))
                .containsOnlyKeys(ONE, TWO)
                .containsValue(listing(ONE).map());
    }

    @Test
    void whoever_is_no_user_of_the_exchange_has_the_maps_that_name_them() {
        world.exchange.byName.put(fox.username().value(), List.of(listing(ONE)));

        assertThat(lists.of(alert(fox), fox.username()))
                .isEqualTo(new MapLists.Listed(Optional.empty(), List.of(ONE)));
    }

    @Test
    void a_list_is_asked_for_once_however_many_follow_it() {
        world.exchange.list(fox.username().value(), listing(ONE));
        var alert = alert(fox);
        lists.of(alert, fox.username());
        int asked = world.exchange.asked.size();

        assertThat(lists.of(alert, fox.username()).maps()).containsExactly(ONE);

        assertThat(world.exchange.asked).hasSize(asked);
    }

    @Test
    void a_list_that_could_not_be_had_is_not_asked_for_again() {
        var alert = alert(fox);
        world.exchange.isAway = true;
        assertThatThrownBy(() -> lists.of(alert, fox.username()))
                .isInstanceOf(UpstreamException.class);
        world.exchange.isAway = false;

        assertThatThrownBy(() -> lists.of(alert, fox.username()))
                .isInstanceOf(UpstreamException.class);
        assertThat(world.exchange.asked).hasSize(1);
    }
}
