package dev.pacenote.application.contracts.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Connections} promise. */
public interface ConnectionsContract {

    Duration SILENCE = Duration.ofSeconds(90);

    Instant NOON = Samples.NOON;

    Accounts accounts();

    Connections connections();

    private AccountId person() {
        return Samples.account(accounts()).id();
    }

    private Connection opened(AccountId account) {
        var connection = Connection.opened(UUID.randomUUID(), account, NOON, SILENCE);
        connections().put(connection);
        return connection;
    }

    private Connections.Known known(AccountId account, Instant now) {
        return connections()
                .of(List.of(account), now)
                .getOrDefault(account, new Connections.Known(List.of(), Optional.empty()));
    }

    private List<Connection> open(AccountId account) {
        return known(account, NOON).open();
    }

    @Test
    default void connections_are_found_by_their_account_as_they_were_put_last() {
        var me = person();
        var one = opened(me);
        var two = opened(me);
        var other = opened(person());
        var idle = two.idle(NOON.plusSeconds(7));
        connections().put(idle);

        assertThat(open(me)).containsExactlyInAnyOrder(one, idle);
        assertThat(connections().of(List.of(me, other.account(), person()), NOON))
                .containsOnlyKeys(me, other.account());
    }

    @Test
    default void a_connection_whose_client_is_silent_is_returned_no_more() {
        var me = person();
        var connection = opened(me);

        assertThat(known(me, NOON.plus(SILENCE).minusMillis(1)).open()).containsExactly(connection);
        assertThat(known(me, NOON.plus(SILENCE)).open()).isEmpty();
    }

    @Test
    default void those_that_were_heard_live_on_and_one_that_a_sweep_took_for_gone_is_there_again() {
        var me = person();
        var here = opened(me);
        var swept = opened(me);
        connections().remove(me, swept.id(), NOON);
        var left = opened(person());
        accounts().delete(left.account());
        var later = NOON.plusSeconds(60);
        var heard = List.of(here.heard(later, SILENCE), swept.heard(later, SILENCE));

        connections().touch(List.of(heard.getFirst(), left, heard.getLast()));

        assertThat(known(me, later.plusSeconds(89)).open())
                .containsExactlyInAnyOrderElementsOf(heard);
        assertThat(known(me, later.plusSeconds(90)).open()).isEmpty();
        assertThat(open(left.account())).isEmpty();
    }

    @Test
    default void what_somebody_did_last_is_known_of_those_that_are_gone() {
        var me = person();
        var one = opened(me);
        var two = opened(me);
        assertThat(known(me, NOON).lastSeen()).isEmpty();

        connections().remove(me, one.id(), NOON.plusSeconds(9));
        connections().remove(me, two.id(), NOON.plusSeconds(5));
        connections().remove(me, two.id(), NOON.plusSeconds(99));

        assertThat(known(me, NOON).open()).isEmpty();
        assertThat(known(me, NOON).lastSeen()).contains(NOON.plusSeconds(9));
    }

    @Test
    default void expired_ones_are_removed_a_few_at_a_time_and_leave_what_was_done_last() {
        var idle = opened(person()).idle(NOON.minusSeconds(3));
        connections().put(idle);
        var silent = opened(person());
        var live = opened(person()).heard(NOON.plusSeconds(1), SILENCE);
        connections().put(live);
        var end = NOON.plus(SILENCE);

        while (connections().removeExpired(end, 1) > 0) {
            assertThat(known(live.account(), NOON).open()).containsExactly(live);
        }

        assertThat(open(idle.account())).isEmpty();
        assertThat(known(idle.account(), NOON).lastSeen()).contains(NOON.minusSeconds(3));
        assertThat(known(silent.account(), NOON).lastSeen()).contains(NOON);
        assertThat(known(live.account(), NOON).lastSeen()).isEmpty();
    }

    @Test
    default void what_was_done_last_is_forgotten_when_it_was_long_ago() {
        var old = opened(person());
        var fresh = opened(person());
        connections().remove(old.account(), old.id(), NOON.minusSeconds(1));
        connections().remove(fresh.account(), fresh.id(), NOON);

        while (connections().forget(NOON, 1) > 0) {
            assertThat(known(fresh.account(), NOON).lastSeen()).isPresent();
        }

        assertThat(known(old.account(), NOON).lastSeen()).isEmpty();
    }

    @Test
    default void connections_go_with_their_account_and_none_comes_after_it() {
        var me = person();
        var one = opened(me);
        connections().remove(me, one.id(), NOON);
        opened(me);

        accounts().delete(me);
        opened(me);

        assertThat(connections().of(List.of(me), NOON)).isEmpty();
        assertThat(connections().of(List.of(), NOON)).isEmpty();
    }
}
