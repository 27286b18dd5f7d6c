package dev.pacenote.acceptance.support;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Network addresses that nobody else calls from, out of those kept for tests of networks (RFC
 * 2544): no limit by address that somebody else used up is in the way.
 */
public final class Addresses {

    // A number that does not fit into its part of an address makes no address at all, and callers
    // without one share their limits.
    private static final int OF_A_PART = 254;

    private static final AtomicInteger TAKEN = new AtomicInteger();

    private Addresses() {}

    /** Another one at each call, however many there were: 64,516 before they come again. */
    public static String next() {
        int number = TAKEN.getAndIncrement() % (OF_A_PART * OF_A_PART);
        return "198.18." + (1 + number / OF_A_PART) + "." + (1 + number % OF_A_PART);
    }
}
