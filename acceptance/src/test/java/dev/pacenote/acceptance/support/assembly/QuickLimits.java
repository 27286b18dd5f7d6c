package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import java.time.Duration;

/**
 * How long a server of the tests waits for other people's APIs. It stands apart from {@link
 * TestApplication}, so that a process that needs no more of it starts no database of its own.
 */
public final class QuickLimits {

    /** Quick to try again; a stall of this machine is no absence of an upstream. */
    public static final UpstreamConfiguration.Limits UPSTREAM =
            new UpstreamConfiguration.Limits(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    Duration.ofMillis(5),
                    Duration.ofMillis(200));

    private QuickLimits() {}
}
