package dev.pacenote.adapters.in.http.notice.stream;

import dev.pacenote.application.notice.stream.access.StreamLimits;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.notice.stream.SocketRules;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** How many sockets carry people's live streams, and what their clients keep to. */
@ConfigurationProperties("live-stream")
@VariableGroup(title = "Live stream", order = 230)
public record LiveStreamConfiguration(
        @Variable(
                        value = "WS_MAX_CONNECTIONS",
                        readBy = ReadBy.SERVER,
                        min = 1,
                        max = 1_000_000,
                        meaning = "sockets of a server; further ones are answered 503")
                @Bindable(defaultValue = "10000")
                int maxConnections,
        @Variable(
                        value = "WS_PER_ACCOUNT",
                        min = 1,
                        max = 1_000,
                        meaning =
                                "sockets of an account at a server, or at the gateway; a further one closes the least"
                                        + " recently active one")
                @Bindable(defaultValue = "10")
                int perAccount,
        @Variable(
                        value = LiveStreamConfiguration.HEARTBEAT,
                        min = 1,
                        max = 3_600,
                        meaning =
                                "after which silence a client says something; after three times as long"
                                        + " its socket is closed. In the functions 240 unless it is set,"
                                        + " and 540 seconds at most")
                @Bindable(defaultValue = "30")
                int heartbeatSeconds,
        @Variable(
                        value = "LIMIT_SOCKET_FRAMES_PER_SECOND",
                        min = 1,
                        max = 1_000_000,
                        meaning = "frames that a client sends on a socket; twice as many at once")
                @Bindable(defaultValue = "20")
                int framesPerSecond,
        @Variable(
                        value = "LIMIT_STREAM_TICKETS_PER_MINUTE",
                        min = 1,
                        max = 1_000_000,
                        meaning = "tickets for a socket that an account asks for")
                @Bindable(defaultValue = "30")
                int ticketsPerMinute,
        @Variable(
                        value = "LIMIT_STREAM_CONNECTS_PER_MINUTE",
                        min = 1,
                        max = 1_000_000,
                        meaning = "sockets that an account opens")
                @Bindable(defaultValue = "30")
                int connectsPerMinute) {

    /** Of a gateway's sockets, which end after ten minutes of silence. */
    private static final int GATEWAY_HEARTBEAT_SECONDS = 240;

    private static final String HEARTBEAT = "WS_HEARTBEAT_SECONDS";

    /** What the functions take where nothing is set, by the names of the context's properties. */
    public static Map<String, Object> gatewayDefaults(Predicate<String> isGiven) {
        return isGiven.test(HEARTBEAT)
                ? Map.of()
                : Map.of("live-stream.heartbeat-seconds", GATEWAY_HEARTBEAT_SECONDS);
    }

    public SocketRules rules() {
        return new SocketRules(Duration.ofSeconds(heartbeatSeconds), perAccount, framesPerSecond);
    }

    /** How often an account may ask for a socket. */
    public StreamLimits limits() {
        return StreamLimits.perMinute(ticketsPerMinute, connectsPerMinute);
    }
}
