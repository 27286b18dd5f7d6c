package dev.pacenote.server.door;

import dev.pacenote.server.door.Crowd.Reason;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * One connection's stay: its requests are let in as long as there is room, and it ends when it
 * takes too long over a request or an answer. Everything happens on the connection's event loop.
 */
final class Visit extends ChannelDuplexHandler {

    private enum Doing {
        /** No request is on its way. */
        NOTHING,
        /** A part of a request has come. */
        ASKING,
        /** A whole request has come and nothing of its answer has left. */
        WAITING,
        /** A part of an answer has left. */
        TAKING
    }

    /** What a request of this connection takes of the server. */
    private enum Place {
        /** Next to nothing. */
        NONE,
        /** One, as soon as all of it is here: who sends slowly must not keep others out. */
        SOON,
        ONE
    }

    private final Crowd crowd;
    private final BiFunction<ChannelHandlerContext, HttpRequest, ChannelFuture> refusal;
    private final BiConsumer<HttpRequest, HttpResponse> completion;
    private final LongSupplier nanoTime;

    /** Requests of this connection that are not answered yet, in their order. */
    private final Deque<Place> inside = new ArrayDeque<>();

    /** The same requests. */
    private final Deque<HttpRequest> asked = new ArrayDeque<>();

    /** Answers that have not wholly left: of requests inside, and what is still on its way. */
    private int owed;

    /** Those of them of which a part has left. */
    private int leaving;

    private Doing doing = Doing.NOTHING;
    private long since;

    /** Whether what arrives belongs to a request that was refused. */
    private boolean refusing;

    /** Whether what leaves only announces the answer. */
    private boolean announcing;

    /** Whether what came cannot be read: its answer is the connection's last. */
    private boolean broken;

    /** Whether the connection is being closed: what still comes is not looked at. */
    private boolean over;

    /**
     * @param refusal answers a request; its future is done when all of the answer has left
     * @param completion adds to an answer what every answer carries and this one lacks
     */
    Visit(
            Crowd crowd,
            BiFunction<ChannelHandlerContext, HttpRequest, ChannelFuture> refusal,
            BiConsumer<HttpRequest, HttpResponse> completion) {
        this(crowd, refusal, completion, System::nanoTime);
    }

    /**
     * @param nanoTime what its limits in time are measured by
     */
    Visit(
            Crowd crowd,
            BiFunction<ChannelHandlerContext, HttpRequest, ChannelFuture> refusal,
            BiConsumer<HttpRequest, HttpResponse> completion,
            LongSupplier nanoTime) {
        this.crowd = crowd;
        this.refusal = refusal;
        this.completion = completion;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /** Sees the first byte of a request; stands before what makes messages of bytes. */
    final class Threshold extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (doing == Doing.NOTHING) {
                now(Doing.ASKING);
            }
            context.fireChannelRead(bytes);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        var channel = context.channel();
        long pause = crowd.capacity().shortest().dividedBy(8).toNanos();
        var looks =
                channel.eventLoop()
                        .scheduleWithFixedDelay(
                                () -> look(channel), pause, pause, TimeUnit.NANOSECONDS);
        channel.closeFuture()
                .addListener(
                        _ -> {
                            looks.cancel(false);
                            inside.forEach(this::leave);
                            inside.clear();
                            asked.clear();
                        });
    }

    private void look(Channel channel) {
        var capacity = crowd.capacity();
        switch (doing) {
            case NOTHING -> {
                if (isLongerThan(capacity.silence())) {
                    var _ = channel.close();
                }
            }
            case ASKING -> closeSlow(channel, capacity.arrival());
            case TAKING -> closeSlow(channel, capacity.departure());
            case WAITING -> {
                // For us: whoever waits for a day's run to end may wait for long.
            }
        }
    }

    private void closeSlow(Channel channel, Duration patience) {
        if (isLongerThan(patience)) {
            end(channel, Reason.SLOW);
        }
    }

    private void end(Channel channel, Reason reason) {
        over = true;
        crowd.turnedAway(reason);
        var _ = channel.close();
    }

    private boolean isLongerThan(Duration patience) {
        return nanoTime.getAsLong() - since > patience.toNanos();
    }

    private void now(Doing next) {
        doing = next;
        since = nanoTime.getAsLong();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!over && message instanceof HttpRequest request) {
            receive(context, request);
        }
        if (!over && message instanceof LastHttpContent) {
            enter();
        }
        if (over || refusing) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private void receive(ChannelHandlerContext context, HttpRequest request) {
        if (owed >= crowd.capacity().ahead()) {
            end(context.channel(), Reason.AHEAD);
            return;
        }
        owed++;
        // Nobody here speaks another language, and Micronaut fails over a header with nothing in
        // it.
        request.headers().remove(HttpHeaderNames.ACCEPT_LANGUAGE);
        broken = request.decoderResult().isFailure();
        boolean works = isWork(request);
        // Behind another request of its connection it is let in: its refusal would overtake an
        // answer.
        refusing = works && inside.isEmpty() && crowd.isFull();
        if (refusing) {
            crowd.turnedAway(Reason.REQUESTS);
            begin();
            refusal.apply(context, request).addListener(_ -> left());
        } else {
            inside.addLast(works ? Place.SOON : Place.NONE);
            asked.addLast(request);
        }
    }

    /** All of a request is here. */
    private void enter() {
        if (inside.peekLast() == Place.SOON) {
            inside.removeLast();
            inside.addLast(Place.ONE);
            crowd.enter();
        }
        // Who does not take an answer is not excused by another question.
        if (doing != Doing.TAKING) {
            now(owed == 0 ? Doing.NOTHING : Doing.WAITING);
        }
    }

    /**
     * Micronaut hangs up after such an answer; a client that is not told loses its next request.
     */
    private void sayIfLast(HttpResponse response) {
        if (broken && inside.size() <= 1) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private void completeHeaders(HttpResponse response) {
        var request = asked.peekFirst();
        if (request != null) {
            completion.accept(request, response);
        }
    }

    /** A part of an answer leaves. */
    private void begin() {
        if (leaving++ == 0) {
            now(Doing.TAKING);
        }
    }

    /** An answer has wholly left. */
    private void left() {
        // Less than none: Micronaut's word to something that never became a request.
        owed = Math.max(0, owed - 1);
        leaving--;
        now(leaving > 0 ? Doing.TAKING : owed > 0 ? Doing.WAITING : Doing.NOTHING);
    }

    /** Pages, preflights and what machines ask cost next to nothing. */
    private static boolean isWork(HttpRequest request) {
        return request.uri().startsWith("/api/") && !request.method().equals(HttpMethod.OPTIONS);
    }

    private void leave(Place place) {
        if (place == Place.ONE) {
            crowd.leave();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        if (message instanceof HttpResponse response) {
            announcing = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (!announcing) {
                begin();
                sayIfLast(response);
                completeHeaders(response);
            }
        }
        if (!(message instanceof LastHttpContent) || announcing) {
            super.write(context, message, promise);
            return;
        }
        asked.pollFirst();
        var answered = inside.pollFirst();
        if (answered != null) {
            leave(answered);
        }
        var written = promise.unvoid();
        written.addListener(_ -> left());
        super.write(context, message, written);
    }
}
