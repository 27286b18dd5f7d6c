package dev.pacenote.server.connections;

import java.time.Duration;

/**
 * How much this server serves at the same time, and how long it waits for a client.
 *
 * @param connections open HTTP connections; further ones are closed at once
 * @param requests of the API being worked on; further ones are answered 503
 * @param streams streamed answers of the API on their way; further ones keep their place among the
 *     requests
 * @param sockets open WebSockets; further upgrades are answered 503
 * @param pipelined requests that a connection may send before the answer to its first is written; a
 *     connection that sends more is closed
 * @param idle how long a connection may stay open without a request
 * @param arrival how long a request may take from its first byte to its last; a large one that
 *     keeps coming may take up to ten times as long
 * @param stall how long a client may take nothing of what is sent to it; it is cut after one to two
 *     times as long
 * @param heartbeat how long a WebSocket may be silent until it is pinged; after twice as long it is
 *     closed
 * @param farewell how long a server that stops leaves WebSockets open after it asked their clients
 *     to open others, unless all are gone sooner
 */
public record ServerLimits(
        int connections,
        int requests,
        int streams,
        int sockets,
        int pipelined,
        Duration idle,
        Duration arrival,
        Duration stall,
        Duration heartbeat,
        Duration farewell) {

    /**
     * Of a small server. More than a few hundred requests at once only wait for the database.
     * Browsers and proxies send one request at a time per connection, some tools ten. Proxies keep
     * an idle connection for two minutes and must be the ones who close it: a request that meets a
     * closing connection is lost. Clients of the live stream say something every 30 seconds. Who
     * stops a server in a test waits for nobody.
     */
    public static final ServerLimits DEFAULT =
            new ServerLimits(
                    4_000,
                    256,
                    256,
                    10_000,
                    16,
                    Duration.ofMinutes(3),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(45),
                    Duration.ZERO);

    /** The same limits, with room for so many sockets. */
    public ServerLimits withSockets(int most) {
        return new ServerLimits(
                connections,
                requests,
                streams,
                most,
                pipelined,
                idle,
                arrival,
                stall,
                heartbeat,
                farewell);
    }

    /** The same limits, and so long for clients to open sockets elsewhere. */
    public ServerLimits withFarewell(Duration longest) {
        return new ServerLimits(
                connections,
                requests,
                streams,
                sockets,
                pipelined,
                idle,
                arrival,
                stall,
                heartbeat,
                longest);
    }
}
