package dev.pacenote.adapters.in.http.notice.stream.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.notice.stream.frame.ClientAction;
import dev.pacenote.adapters.in.http.notice.stream.frame.ClientFrame;
import dev.pacenote.adapters.in.http.notice.stream.frame.FrameMembers;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.SocketRules;
import dev.pacenote.domain.notice.stream.StreamTicket;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the client of one socket says, and what it is answered. All of it happens step by step, on a
 * thread that may wait for a store.
 */
public final class SocketDialogue {

    private static final Logger LOG = LoggerFactory.getLogger(SocketDialogue.class);

    private static final String ACK = "ack";

    /** The socket of a dialogue, whether this process holds it or a gateway does. */
    public interface Side {

        AccountId account();

        boolean isGreeted();

        /** Whether the client may be served now; if not, the socket is closed. */
        boolean isAllowed();

        /** Answers the hello, and goes on from the position. */
        void greet(ReadPosition position);

        void send(Map<String, ?> members);

        /** The client hears how far its stream is, and gets what it lacks. */
        void grown(long seq);

        /** The client showed another proof. */
        void renew(StreamAccess next);

        /** The client has all events up to that number. */
        void acknowledge(long seq, long nowNanos);

        /** The person does nothing there from now on, or something again. */
        void idle(boolean idle);

        /** Notes of whom the client wants to know; if there is no room for all, of none. */
        boolean watch(Set<AccountId> people);

        /** Tells the client of these, of whom it wants to know. */
        void showPresence(Set<AccountId> people);

        void unwatch(Set<AccountId> people);

        /**
         * Counts a frame that says nothing.
         *
         * @return how many there were
         */
        int countMalformed();

        /** Says why, and closes the socket. */
        void end(CloseCode code);
    }

    private final Side socket;
    private final DialogueServices services;

    public SocketDialogue(Side socket, DialogueServices services) {
        this.socket = socket;
        this.services = services;
    }

    public void hear(String text, long nowNanos) {
        ClientFrame.read(text).ifPresentOrElse(frame -> hear(frame, nowNanos), this::complain);
    }

    /**
     * What a frame acknowledges that is answered no more; empty when it is about something else.
     */
    public static OptionalLong acknowledged(String text) {
        return ClientFrame.read(text)
                .filter(frame -> frame.action().equals(ACK))
                .map(SocketDialogue::seq)
                .orElseGet(OptionalLong::empty);
    }

    private static OptionalLong seq(ClientFrame frame) {
        return FrameMembers.seq(frame.members().path("seq"));
    }

    private void complain() {
        int malformed = socket.countMalformed();
        error(Map.of(), "MALFORMED_FRAME", "A frame is a JSON object with an action.");
        if (malformed >= SocketRules.MALFORMED) {
            socket.end(CloseCode.MALFORMED);
        }
    }

    private void hear(ClientFrame frame, long nowNanos) {
        switch (frame.action()) {
            case "hello" -> hello(frame);
            case "ping" -> pong();
            case "auth" -> renew(frame);
            case ACK -> acknowledge(frame, nowNanos);
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
        socket.send(
                Map.of(
                        "type",
                        "pong",
                        "serverTime",
                        Times.iso(services.clock().instant()),
                        "seq",
                        seq));
        socket.grown(seq);
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
        var seq = seq(frame);
        if (seq.isEmpty()) {
            invalid(frame, "seq is the number of the newest event that you have.");
        } else if (socket.isAllowed()) {
            socket.acknowledge(seq.getAsLong(), nowNanos);
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
            socket.idle(idle.booleanValue());
        }
    }

    private void subscribe(ClientFrame frame) {
        var people = people(frame);
        if (people.isEmpty()) {
            reply(frame, Optional.of(FrameMembers.INVALID_INPUT));
        } else if (socket.isAllowed()) {
            boolean room = socket.watch(people.get());
            reply(frame, room ? Optional.empty() : Optional.of("LIMIT_REACHED"));
            if (room) {
                socket.showPresence(people.get());
            }
        }
    }

    private void unsubscribe(ClientFrame frame) {
        var people = people(frame);
        people.ifPresent(socket::unwatch);
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
                        && named.size() <= PresenceSubscription.MAX
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
                            .map(action -> perform(action, members))
                            .orElse(Optional.of(FrameMembers.INVALID_INPUT)));
        }
    }

    private Optional<String> perform(ClientAction action, JsonNode members) {
        try {
            return action.perform(socket.account(), members);
        } catch (StoreUnavailableException | OverloadedException e) {
            LOG.debug("action {} could not be done", action.name(), e);
            return Optional.of("UNAVAILABLE");
        }
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
        socket.send(members);
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
        socket.send(members);
    }
}
