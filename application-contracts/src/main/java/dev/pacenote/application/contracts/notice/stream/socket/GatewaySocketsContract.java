package dev.pacenote.application.contracts.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.application.notice.stream.socket.GatewaySockets;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import dev.pacenote.domain.notice.stream.Presence;
import dev.pacenote.domain.notice.stream.SocketRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link GatewaySockets} promise, and that {@link Connections} tell of the same ones. */
public interface GatewaySocketsContract {

    int MANY = 10;

    Instant NOON = Samples.NOON;

    SocketRules RULES = new SocketRules(Duration.ofMinutes(4), 10, 20).atGateway();

    Accounts accounts();

    GatewaySockets sockets();

    /** On the same store. */
    Connections sameConnections();

    private AccountId person() {
        return Samples.account(accounts()).id();
    }

    private GatewaySocket added(AccountId account) {
        var socket =
                GatewaySocket.opened(
                        // As API Gateway writes them.
                        "L0SM" + UUID.randomUUID() + "hcCIhw=",
                        account,
                        new SessionId(UUID.randomUUID()),
                        NOON.plus(Duration.ofMinutes(15)),
                        RULES,
                        NOON);
        sockets().add(socket);
        return socket;
    }

    private GatewaySocket greeted(GatewaySocket socket) {
        var next = socket.greeted().next();
        assertThat(sockets().replace(next)).isTrue();
        return next;
    }

    private Optional<Connections.Known> known(AccountId account, Instant now) {
        return Optional.ofNullable(sameConnections().of(List.of(account), now).get(account));
    }

    @Test
    default void a_socket_is_found_as_it_was_saved_last_to_the_last_field() {
        var me = person();
        var socket = added(me);
        assertThat(sockets().find(socket.id())).contains(socket);
        assertThat(sockets().find("of nothing")).isEmpty();

        var changed =
                socket.heard(RULES, NOON.plusMillis(1_234))
                        .orElseThrow()
                        .malformed()
                        .greeted()
                        .liveAfter(0)
                        .idle(true, NOON.plusSeconds(3))
                        .renewed(new SessionId(UUID.randomUUID()), NOON.plusSeconds(99))
                        .acknowledged(7)
                        .handedOn(new GatewaySocket.Arrived(7, 0, NOON), 7, NOON.plusSeconds(4))
                        .acknowledged(9)
                        .askedToLeave()
                        .watching(
                                Map.of(
                                        new AccountId(3),
                                        Optional.empty(),
                                        new AccountId(4),
                                        Optional.of(Presence.UNKNOWN),
                                        new AccountId(5),
                                        Optional.of(
                                                new Presence(
                                                        Presence.State.AWAY,
                                                        Optional.of(NOON),
                                                        Optional.of(NOON.minusSeconds(300))))))
                        .next();
        assertThat(sockets().replace(changed)).isTrue();

        assertThat(sockets().find(socket.id())).contains(changed);
        assertThat(sockets().of(me)).containsExactly(changed);
        assertThat(sockets().all()).contains(changed);
    }

    @Test
    default void who_was_quicker_wins_and_the_other_saves_nothing() {
        var socket = added(person());
        var tries = new AtomicInteger();

        var saved =
                Samples.atOnce(
                        MANY,
                        () ->
                                sockets()
                                        .replace(
                                                socket.acknowledged(tries.incrementAndGet())
                                                        .next()));

        assertThat(saved).containsOnlyOnce(true);
        assertThat(sockets().find(socket.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    default void what_was_removed_comes_back_by_no_change() {
        var socket = added(person());

        sockets().remove(socket, NOON);
        sockets().remove(socket, NOON);

        assertThat(sockets().replace(socket.next())).isFalse();
        assertThat(sockets().find(socket.id())).isEmpty();
        assertThat(sockets().of(socket.account())).isEmpty();
    }

    @Test
    default void only_who_was_greeted_is_there_and_whoever_leaves_was_seen_then() {
        var me = person();
        var silent = added(me);
        assertThat(known(me, NOON)).isEmpty();

        var socket = greeted(added(me));

        assertThat(known(me, NOON).orElseThrow().open()).containsExactly(socket.connection());
        assertThat(known(me, NOON.plus(RULES.silence()))).isEmpty();
        sockets().remove(silent, NOON.plusSeconds(50));
        assertThat(known(me, NOON).orElseThrow().lastSeen()).isEmpty();
        sockets().remove(socket, NOON.plusSeconds(9));
        sockets().remove(socket, NOON.plusSeconds(99));
        assertThat(known(me, NOON).orElseThrow())
                .isEqualTo(new Connections.Known(List.of(), Optional.of(NOON.plusSeconds(9))));
    }

    @Test
    default void sockets_of_one_account_are_nobody_elses() {
        var mine = added(person());
        var others = added(person());

        assertThat(sockets().of(mine.account())).containsExactly(mine);
        assertThat(sockets().of(others.account())).containsExactly(others);
        assertThat(sockets().of(person())).isEmpty();
    }

    @Test
    default void sockets_go_with_their_account_and_none_comes_after_it() {
        var me = person();
        var before = greeted(added(me));

        accounts().delete(me);
        var after = added(me);

        assertThat(sockets().of(me)).isEmpty();
        assertThat(sockets().all()).doesNotContain(before, after);
        assertThat(known(me, NOON)).isEmpty();
    }
}
