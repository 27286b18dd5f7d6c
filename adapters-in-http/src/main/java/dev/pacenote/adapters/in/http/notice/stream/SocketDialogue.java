package dev.pacenote.adapters.in.http.notice.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.StreamTicket;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the client of one socket says, and what it is answered. All of it happens step by step, on a
 * thread that may wait for a store.
 */
final class SocketDialogue {

    private final StreamSocket socket;
    private final SocketSender sender;
    private final SocketServices services;
    private final PresenceSubscription presence;
    private int malformed;

    SocketDialogue(StreamSocket socket, SocketSender sender, SocketServices services) {
        this.socket = socket;
        this.sender = sender;
        this.services = services;
        this.presence = new PresenceSubscription(socket.account(), socket::hint);
    }

    void hear(String text, long nowNanos) {
        ClientFrame.read(text).ifPresentOrElse(frame -> hear(frame, nowNanos), this::complain);
    }

    private void complain() {
        malformed++;
        if (malformed == SocketRules.MALFORMED) {
            socket.end(CloseCode.MALFORMED);
        } else {
            error(Map.of(), "MALFORMED_FRAME", "A frame is a JSON object with an action.");
        }
    }

    private void hear(ClientFrame frame, long nowNanos) {
        switch (frame.action()) {
            case "hello" -> hello(frame);
            case "ping" -> pong();
            case "auth" -> renew(frame);
            case "ack" -> acknowledge(frame, nowNanos);
            case "idle" -> idle(frame);
            case "subscribe" -> subscribe(frame);
            case "unsubscribe" -> unsubscribe(frame);
            default -> act(frame);
        }
    }

    private void hello(ClientFrame frame) {
        if (socket.isGreeted()) {
            error(answerTo(frame), "ALREADY_GREETED", "This socket has had its hello.");
        } else if (socket.isAllowed()) {
            try {
                socket.greet(
                        new ReadPosition(
                                services.read().resume(socket.account(), frame.position())));
            } catch (IllegalArgumentException e) {
                invalid(frame, "epoch and lastSeq name a position.");
            }
        }
    }

    private void pong() {
        if (!socket.isAllowed()) {
            return;
        }
        long seq = services.streams().head(socket.account()).end().seq();
        sender.send(
                Map.of(
                        "type",
                        "pong",
                        "serverTime",
                        Times.iso(services.clock().instant()),
                        "seq",
                        seq));
        sender.grown(seq);
    }

    /** Another proof of the same person keeps the socket open; one of another person closes it. */
    private void renew(ClientFrame frame) {
        var proof =
                frame.text("token")
                        .flatMap(services.tokens()::read)
                        .or(
                                () ->
                                        frame.text("ticket")
                                                .map(StreamTicket.Secret::new)
                                                .flatMap(services.open()::redeem));
        if (proof.isEmpty()) {
            reply(frame, Optional.of("ACCESS_TOKEN_INVALID"));
        } else if (!proof.get().account().equals(socket.account())) {
            socket.end(CloseCode.REVOKED);
        } else {
            socket.renew(proof.get());
            reply(frame, Optional.empty());
        }
    }

    private void acknowledge(ClientFrame frame, long nowNanos) {
        var seq = FrameMembers.seq(frame.members().path("seq"));
        if (seq.isEmpty()) {
            invalid(frame, "seq is the number of the newest event that you have.");
        } else if (socket.isAllowed()) {
            socket.acknowledgements().add(seq.getAsLong(), nowNanos);
        }
    }

    private void idle(ClientFrame frame) {
        var idle = frame.members().path("idle");
        if (idle.isMissingNode()) {
            // A sign of life.
            return;
        }
        if (!idle.isBoolean()) {
            invalid(frame, "idle is true or false.");
        } else if (socket.isAllowed()) {
            socket.connection().idle(idle.booleanValue(), services.clock().instant());
            socket.connection().save();
        }
    }

    private void subscribe(ClientFrame frame) {
        var people = people(frame);
        if (people.isEmpty()) {
            reply(frame, Optional.of(FrameMembers.INVALID_INPUT));
        } else if (socket.isAllowed()) {
            boolean room = presence.add(people.get());
            reply(frame, room ? Optional.empty() : Optional.of("LIMIT_REACHED"));
            if (room) {
                services.presence().begin(presence, people.get());
            }
        }
    }

    private void unsubscribe(ClientFrame frame) {
        var people = people(frame);
        people.ifPresent(
                some -> {
                    presence.remove(some);
                    services.presence().end(presence, some);
                });
        reply(
                frame,
                people.isPresent() ? Optional.empty() : Optional.of(FrameMembers.INVALID_INPUT));
    }

    /** Whom the frame names; empty when that is no list of so many people. */
    private static Optional<Set<AccountId>> people(ClientFrame frame) {
        var named = frame.members().path("presence");
        var people = new LinkedHashSet<AccountId>();
        for (var one : named) {
            FrameMembers.account(one).ifPresent(people::add);
        }
        boolean good =
                named.isArray()
                        && named.size() <= PresenceSubscription.MOST
                        && named.valueStream()
                                .allMatch(one -> FrameMembers.account(one).isPresent());
        return good ? Optional.of(people) : Optional.empty();
    }

    private void act(ClientFrame frame) {
        var named =
                services.actions().stream()
                        .filter(action -> action.name().equals(frame.action()))
                        .toList();
        if (named.isEmpty()) {
            error(answerTo(frame), "UNKNOWN_ACTION", "There is no such action.");
        } else if (socket.isAllowed()) {
            JsonNode members = frame.members();
            reply(
                    frame,
                    named.stream()
                            .filter(action -> action.isMeantBy(members))
                            .findFirst()
                            .map(action -> action.perform(socket.account(), members))
                            .orElse(Optional.of(FrameMembers.INVALID_INPUT)));
        }
    }

    /** Nobody listens any more. */
    void end() {
        services.presence().end(presence, presence.people());
    }

    private static Map<String, Object> answerTo(ClientFrame frame) {
        var members = new LinkedHashMap<String, Object>();
        frame.id().ifPresent(id -> members.put("id", id));
        return members;
    }

    private void reply(ClientFrame frame, Optional<String> code) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "reply");
        members.putAll(answerTo(frame));
        members.put("ok", code.isEmpty());
        code.ifPresent(why -> members.put("code", why));
        sender.send(members);
    }

    private void invalid(ClientFrame frame, String message) {
        error(answerTo(frame), FrameMembers.INVALID_INPUT, message);
    }

    private void error(Map<String, Object> answered, String code, String message) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "error");
        members.putAll(answered);
        members.put("code", code);
        members.put("message", message);
        sender.send(members);
    }
}
