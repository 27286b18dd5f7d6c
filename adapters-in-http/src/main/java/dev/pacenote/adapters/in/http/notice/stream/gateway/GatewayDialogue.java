package dev.pacenote.adapters.in.http.notice.stream.gateway;

import dev.pacenote.adapters.in.http.notice.stream.dialogue.PresenceSubscription;
import dev.pacenote.adapters.in.http.notice.stream.dialogue.ReadPosition;
import dev.pacenote.adapters.in.http.notice.stream.dialogue.SocketDialogue;
import dev.pacenote.adapters.in.http.notice.stream.frame.PresenceFrames;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.application.notice.stream.presence.PresenceAudience.Sight;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.SocketGateway.Posted;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import dev.pacenote.domain.notice.stream.Presence;
import dev.pacenote.domain.notice.stream.SocketRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One frame's turn at a socket that a gateway holds, and a sweep's. */
final class GatewayDialogue implements SocketDialogue.Side {

    private final GatewayServices services;
    private final GatewayOutlet outlet;
    private final GatewayReplay replay;
    private final SocketRules rules;

    private GatewaySocket socket;
    private boolean ended;

    GatewayDialogue(
            GatewaySocket socket,
            GatewayServices services,
            GatewayOutlet outlet,
            SocketRules rules) {
        this.socket = socket;
        this.services = services;
        this.outlet = outlet;
        this.rules = rules;
        this.replay = new GatewayReplay(services, this);
    }

    /** Changes the socket as it is now; one that is gone stays gone. */
    private void change(UnaryOperator<GatewaySocket> transition) {
        while (!ended) {
            var next = transition.apply(socket).next();
            if (services.sockets().replace(next)) {
                socket = next;
                return;
            }
            var stored = services.sockets().find(socket.id());
            ended = stored.isEmpty();
            stored.ifPresent(found -> socket = found);
        }
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public AccountId account() {
        return socket.account();
    }

    @Override
    public boolean isGreeted() {
        return socket.talk().greeted();
    }

    @Override
    public boolean isAllowed() {
        if (!ended && socket.isAccessOver(services.clock().instant())) {
            end(CloseCode.ACCESS_OVER);
        } else if (!ended && !services.open().isSessionOpen(GatewayServices.access(socket))) {
            end(CloseCode.REVOKED);
        }
        return !ended;
    }

    @Override
    public void greet(ReadPosition position) {
        send(position.hello(socket.id(), GatewayServices.access(socket), rules));
        change(GatewaySocket::greeted);
        if (ended) {
            return;
        }
        outlet.greeted(socket, position);
        closeLeastActive();
        if (ended) {
            return;
        }
        long end = replay.send(position);
        change(now -> now.liveAfter(end));
        // What was committed since, no push saw a socket for.
        replay.sendLive(end);
        services.signals().send(new Signal.PresenceChanged(account()));
    }

    /** This one may be among them: others may have opened since its client said hello. */
    private void closeLeastActive() {
        var open = new HashMap<UUID, GatewaySocket>();
        services.sockets().of(account()).stream()
                .filter(GatewaySocket::isCounted)
                .forEach(one -> open.put(one.connection().id(), one));
        open.put(socket.connection().id(), socket);
        for (var one :
                rules.tooMany(open.values().stream().map(GatewaySocket::connection).toList())) {
            if (one.id().equals(socket.connection().id())) {
                end(CloseCode.TOO_MANY_SOCKETS);
            } else {
                outlet.end(Objects.requireNonNull(open.get(one.id())), CloseCode.TOO_MANY_SOCKETS);
            }
        }
    }

    @Override
    public void send(Map<String, ?> members) {
        if (!ended) {
            ended = GatewayOutlet.isOver(outlet.send(socket, members));
        }
    }

    /**
     * Sends an event.
     *
     * @return whether more may follow
     */
    boolean sendEvent(StreamFrames.Frame frame) {
        if (!isAllowed()) {
            return false;
        }
        var posted = outlet.replay(socket, frame.json());
        ended = GatewayOutlet.isOver(posted);
        return posted == Posted.SENT;
    }

    /** Nothing is kept for it here: a client that lacks something asks for it. */
    @Override
    public void grown(long seq) {}

    @Override
    public void renew(StreamAccess next) {
        change(now -> now.renewed(next.session(), next.endsAt()));
    }

    @Override
    public void acknowledge(long seq, long nowNanos) {
        change(now -> now.acknowledged(seq));
        if (ended) {
            // It was closed meanwhile, and nobody keeps what its client just said.
            var _ = services.handOn(socket.acknowledged(seq));
        } else {
            handOn();
        }
    }

    /** Lets others know what the client has, if it is time to. */
    void handOn() {
        if (!ended && socket.arrived().isDue(services.clock().instant())) {
            var heard = socket.arrived();
            long upTo = services.handOn(socket);
            change(now -> now.handedOn(heard, upTo, services.clock().instant()));
        }
    }

    @Override
    public void idle(boolean idle) {
        if (isGreeted() && idle != socket.connection().idleSince().isPresent()) {
            change(now -> now.idle(idle, services.clock().instant()));
            services.signals().send(new Signal.PresenceChanged(account()));
        }
    }

    @Override
    public boolean watch(Set<AccountId> people) {
        var all = new HashMap<>(socket.watched());
        people.forEach(person -> all.putIfAbsent(person, Optional.empty()));
        if (all.size() > PresenceSubscription.MAX) {
            return false;
        }
        change(
                now -> {
                    var next = new HashMap<>(all);
                    next.putAll(now.watched());
                    return now.watching(next);
                });
        return true;
    }

    @Override
    public void showPresence(Set<AccountId> people) {
        if (ended || !isGreeted()) {
            return;
        }
        var seen =
                services.presence()
                        .of(
                                people.stream()
                                        .map(person -> new Sight(account(), person))
                                        .collect(Collectors.toSet()));
        var told = new HashMap<AccountId, Presence>();
        seen.forEach(
                (sight, presence) -> {
                    if (isNews(sight.seen(), presence) && isSent(sight.seen(), presence)) {
                        told.put(sight.seen(), presence);
                    }
                });
        if (!told.isEmpty()) {
            change(
                    now -> {
                        var next = new HashMap<>(now.watched());
                        told.forEach(
                                (person, presence) -> next.replace(person, Optional.of(presence)));
                        return now.watching(next);
                    });
        }
    }

    private boolean isNews(AccountId person, Presence presence) {
        var before = socket.watched().get(person);
        return before != null && before.filter(presence::looksLike).isEmpty();
    }

    private boolean isSent(AccountId person, Presence presence) {
        if (ended) {
            return false;
        }
        var posted = outlet.send(socket, PresenceFrames.presence(person, presence));
        ended = GatewayOutlet.isOver(posted);
        return posted == Posted.SENT;
    }

    /** Tells the client of everybody of whom it wants to know. */
    void showPresence() {
        if (!socket.watched().isEmpty()) {
            showPresence(socket.watched().keySet());
        }
    }

    /** Asks the client to open another socket, before the gateway ends this one. */
    void askToLeave() {
        services.open().asked(List.of(account()));
        // Before its client hears it, whose next socket may be greeted at once.
        change(GatewaySocket::askedToLeave);
        send(Map.of("type", "reconnect", "afterSec", 0));
    }

    @Override
    public void unwatch(Set<AccountId> people) {
        change(
                now -> {
                    var next = new HashMap<>(now.watched());
                    people.forEach(next::remove);
                    return now.watching(next);
                });
    }

    @Override
    public int countMalformed() {
        change(GatewaySocket::malformed);
        return socket.talk().malformed();
    }

    @Override
    public void end(CloseCode code) {
        if (!ended) {
            ended = true;
            outlet.end(socket, code);
        }
    }
}
