package dev.pacenote.assembly.streams;

import java.net.URI;

/** How we hear of what happens at Twitch. */
public enum TwitchEvents {
    /** By webhooks where Twitch reaches us. */
    AUTO,
    /** Twitch tells us; a poll finds what it did not tell. */
    WEBHOOK,
    /** We ask for everybody. */
    POLL;

    private static final int HTTPS = 443;

    /**
     * Whether Twitch tells nothing.
     *
     * @param base where Twitch would reach us
     * @param standIn whether Twitch is a stand-in, such as the sandbox's, which reaches every
     *     address
     */
    boolean isPollOnly(URI base, boolean standIn) {
        return switch (this) {
            case WEBHOOK -> false;
            case POLL -> true;
            case AUTO -> !standIn && !isReached(base);
        };
    }

    /** Twitch calls addresses with https on the usual port alone. */
    static boolean isReached(URI base) {
        return "https".equals(base.getScheme())
                && (base.getPort() == -1 || base.getPort() == HTTPS);
    }
}
