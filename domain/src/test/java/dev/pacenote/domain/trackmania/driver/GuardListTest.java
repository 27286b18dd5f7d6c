package dev.pacenote.domain.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.GuardList.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a driver may guard. */
class GuardListTest {

    private static final AccountId ME = new AccountId(1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int MAX = 3;

    private static DriverNotification.GuardedMap map(int number) {
        return new DriverNotification.GuardedMap(new MapUid("map" + number), new MapName("Canyon"));
    }

    private static LeaderboardPosition at(int position) {
        return new LeaderboardPosition(
                new PlayerId(new UUID(0, 1)), position, Optional.empty(), Set.of());
    }

    private static Decision guard(GuardList list, int map) {
        return list.guard(map(map), at(1), NOON, MAX);
    }

    /** The list after a store gave every place its number. */
    private static GuardList guarding(int maps) {
        var list = GuardList.empty(ME);
        for (int i = 1; i <= maps; i++) {
            list = ((Decision.Guarded) guard(list, i)).next();
        }
        var stored = new ArrayList<DriverNotification>();
        for (int i = 1; i <= maps; i++) {
            stored.addFirst(list.added().get(i - 1).withId(new DriverNotificationId(i)));
        }
        return list.savedAs(1, stored);
    }

    @Test
    void each_map_is_guarded_once() {
        var once = ((Decision.Guarded) guard(GuardList.empty(ME), 1)).next();

        assertThat(guard(once, 1)).isEqualTo(new Decision.AlreadyTracked());
        assertThat(guard(guarding(2), 1)).isEqualTo(new Decision.AlreadyTracked());
        assertThat(guard(guarding(3), 1))
                .as("said before the limit")
                .isEqualTo(new Decision.AlreadyTracked());
    }

    @Test
    void nobody_guards_more_places_than_one_person_may() {
        assertThat(guard(guarding(2), 7)).isInstanceOf(Decision.Guarded.class);
        assertThat(guard(guarding(3), 7)).isEqualTo(new Decision.LimitReached());
        var full = ((Decision.Guarded) guard(guarding(2), 7)).next();
        assertThat(guard(full, 8)).isEqualTo(new Decision.LimitReached());
        assertThat(guarding(3).release(new DriverNotificationId(1)).map(list -> guard(list, 7)))
                .containsInstanceOf(Decision.Guarded.class);
    }

    @Test
    void only_the_best_five_places_can_be_guarded() {
        var list = GuardList.empty(ME);
        assertThat(list.guard(map(1), at(5), NOON, MAX)).isInstanceOf(Decision.Guarded.class);
        assertThat(list.guard(map(1), at(6), NOON, MAX)).isEqualTo(new Decision.NotInTop5());
    }

    @Test
    void a_place_begins_as_it_was_seen() {
        var first = guarding(1).notifications().getFirst();

        assertThat(first.status()).isEqualTo(DriverNotification.Status.ACTIVE);
        assertThat(first.createdAt()).isEqualTo(NOON);
        assertThat(first.lastCheckedAt()).isEqualTo(NOON);
        assertThat(first.lastChange()).isEmpty();
        assertThat(guarding(1).on(new MapUid("map1"))).contains(first);
    }

    @Test
    void what_is_released_is_gone_and_nothing_else() {
        var list = guarding(2);

        var left = list.release(new DriverNotificationId(1)).orElseThrow();

        assertThat(left.notifications())
                .extracting(DriverNotification::id)
                .containsExactly(new DriverNotificationId(2));
        assertThat(left.release(new DriverNotificationId(1))).isEmpty();
    }

    @Test
    void a_look_changes_the_places_of_the_list_and_no_others() {
        var list = guarding(2);
        var later = NOON.plusSeconds(60);
        var first = list.on(new MapUid("map1")).orElseThrow().confirmed(later);
        var stranger = guarding(3).notifications().getFirst().confirmed(later);

        var next = list.look(List.of(first, stranger));

        assertThat(next.on(new MapUid("map1"))).contains(first);
        assertThat(next.on(new MapUid("map2"))).isEqualTo(list.on(new MapUid("map2")));
        assertThat(next.notifications()).hasSize(2);
    }

    @Test
    void an_enabled_owner_who_guards_something_is_due_until_the_section_of_the_pass_is_made() {
        var pass = UUID.randomUUID();
        assertThat(guarding(1).isDue(pass, true)).isTrue();
        assertThat(guarding(1).isDue(pass, false)).isFalse();
        assertThat(GuardList.empty(ME).isDue(pass, true)).isFalse();

        var done = guarding(1).markProcessed(pass);

        assertThat(done.isDue(pass, true)).isFalse();
        assertThat(done.isProcessed(pass)).isTrue();
        assertThat(done.isDue(UUID.randomUUID(), true)).isTrue();
    }
}
