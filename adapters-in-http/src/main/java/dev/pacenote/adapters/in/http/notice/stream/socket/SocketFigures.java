package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.adapters.in.http.notice.stream.dialogue.ReadPosition;
import dev.pacenote.domain.notice.stream.CloseCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts for operators what the sockets of this process do; there from the start, and not only when
 * somebody opens the first one.
 */
@Context
@Requires(property = "pacenote.assembly", value = "server")
final class SocketFigures {

    /** What a frame should take from its commit here, and at a gateway. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Counter received;
    private final Counter sent;
    private final Counter overflows;
    private final Timer latency;

    SocketFigures(MeterRegistry registry) {
        this.registry = registry;
        this.received = frames("in");
        this.sent = frames("out");
        this.overflows =
                Counter.builder("pacenote.sockets.overflows")
                        .description("Sockets that were closed because too much waited in them")
                        .register(registry);
        this.latency =
                Timer.builder("pacenote.events.latency")
                        .description("From what happened to its frame, of sockets that are live")
                        .serviceLevelObjectives(BOUNDS)
                        .register(registry);
        // There from the beginning, so that the first one is seen to be one more.
        closings(Integer.toString(CloseCode.FAULT.code()));
    }

    private Counter frames(String direction) {
        return Counter.builder("pacenote.frames")
                .description("Frames of sockets")
                .tag("direction", direction)
                .register(registry);
    }

    /** A client has had its hello. */
    void resumed(ReadPosition position) {
        registry.counter("pacenote.resumes", "kind", position.word()).increment();
    }

    void received() {
        received.increment();
    }

    void sent() {
        sent.increment();
    }

    void overflowed() {
        overflows.increment();
    }

    /** A live event goes out. */
    void shown(Instant happened, Instant now) {
        latency.record(Duration.between(happened, now));
    }

    /**
     * A socket is gone.
     *
     * @param code why we closed it, or {@code client} where its other end did, or the network
     */
    void closed(String code) {
        closings(code).increment();
    }

    private Counter closings(String code) {
        return registry.counter("pacenote.sockets.closed", "code", code);
    }
}
