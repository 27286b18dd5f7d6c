package dev.pacenote.acceptance.support;

/** How many sockets of a server ended for which reason, as operators read it. */
public final class ClosedSockets {

    /** Those that we closed because something of ours failed. */
    public static final String BY_A_FAULT = "1011";

    /** Those that their client ended, or the network. */
    public static final String BY_THE_CLIENT = "client";

    private final Api api;
    private final String token;

    /**
     * @param token with which the metrics are read
     */
    public ClosedSockets(Api api, String token) {
        this.api = api;
        this.token = token;
    }

    /** How many ended so since the server began. */
    public double count(String reason) {
        var lines =
                api.get("/metrics", token)
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("pacenote_sockets_closed_total"))
                        .filter(line -> line.contains("code=\"" + reason + "\""))
                        .toList();
        return lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
