package dev.pacenote.application.contracts.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Standing;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link DriverNotifications} promises. */
public interface DriverNotificationsContract {

    Stores stores();

    private DriverNotifications guards() {
        return stores().driverNotifications();
    }

    private Account driver() {
        var account = Samples.account(stores().accounts());
        stores().drivers().put(new DriverIdentity(account.id(), "Nova", Samples.driver()));
        return account;
    }

    private static DriverNotifications.Draft draft(AccountId owner, MapUid map) {
        return new DriverNotifications.Draft(
                owner,
                map,
                new MapName("$f00'; --"),
                new Standing(
                        Samples.driver(),
                        2,
                        Optional.of(new Score.Visible(40_000)),
                        Set.of(Samples.driver())));
    }

    private DriverNotification added(DriverNotifications.Draft draft) {
        return switch (guards().add(draft, Samples.NOON, 10)) {
            case DriverNotifications.Added.Ok(var notification) -> notification;
            case DriverNotifications.Added other -> throw new AssertionError(other);
        };
    }

    @Test
    default void a_notification_is_found_as_it_was_made_newest_first() {
        var me = driver().id();
        var first = added(draft(me, Samples.map()));
        var second = added(draft(me, Samples.map()));

        assertThat(guards().of(me)).containsExactly(second, first);
        assertThat(guards().hold(me)).containsExactly(second, first);
        assertThat(guards().guarding()).containsSubsequence(first, second);
    }

    @Test
    default void of_many_who_guard_one_map_at_once_one_wins() {
        var draft = draft(driver().id(), Samples.map());

        var results = Samples.atOnce(8, () -> guards().add(draft, Samples.NOON, 10));

        assertThat(results).filteredOn(r -> r instanceof DriverNotifications.Added.Ok).hasSize(1);
        assertThat(results)
                .filteredOn(r -> r instanceof DriverNotifications.Added.AlreadyTracked)
                .hasSize(7);
    }

    @Test
    default void the_limit_holds_also_at_once() {
        var me = driver().id();

        var results =
                Samples.atOnce(8, () -> guards().add(draft(me, Samples.map()), Samples.NOON, 3));

        assertThat(results).filteredOn(r -> r instanceof DriverNotifications.Added.Ok).hasSize(3);
        assertThat(guards().of(me)).hasSize(3);
    }

    @Test
    default void only_the_owner_removes_and_removed_stays_removed() {
        var me = driver().id();
        var other = driver().id();
        var notification = added(draft(me, Samples.map()));

        assertThat(guards().remove(other, notification.id())).isFalse();
        assertThat(guards().remove(me, notification.id())).isTrue();
        assertThat(guards().remove(me, notification.id())).isFalse();
        guards().save(List.of(notification));
        assertThat(guards().of(me)).isEmpty();
    }

    @Test
    default void what_a_look_found_is_kept() {
        var me = driver().id();
        var before = added(draft(me, Samples.map()));
        var board =
                Samples.board(
                        before.map(), Samples.entry(Samples.driver(), 1, 39_000, Samples.NOON));
        var look =
                (DriverNotification.Look.Seen)
                        before.look(
                                board,
                                before.standing().account(),
                                MapType.RACE,
                                Samples.NOON.plusSeconds(60));

        guards().save(List.of(look.next()));

        assertThat(guards().of(me)).containsExactly(look.next());
        assertThat(look.next().lastChange()).isPresent();
    }

    @Test
    default void an_owner_is_due_until_settled_in_the_pass_and_never_while_disabled() {
        var me = driver().id();
        var disabled = driver().id();
        added(draft(me, Samples.map()));
        var theirs = added(draft(disabled, Samples.map()));
        Samples.changed(stores().accounts(), disabled, account -> account.enabled(false));
        var pass = UUID.randomUUID();
        assertThat(guards().due(pass)).contains(me).doesNotContain(disabled);
        assertThat(guards().guarding()).doesNotContain(theirs);

        guards().settle(me, pass);

        assertThat(guards().due(pass)).doesNotContain(me);
        assertThat(guards().due(UUID.randomUUID())).contains(me);
    }
}
