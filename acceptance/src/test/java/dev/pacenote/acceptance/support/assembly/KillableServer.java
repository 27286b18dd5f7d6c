package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.acceptance.support.SharedClock;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.configuration.Variables;
import dev.pacenote.server.PacenoteServer;
import java.nio.file.Path;

/** The server in a process of its own, to be killed; it lives by the clock of the test. */
final class KillableServer {

    private KillableServer() {}

    public static void main(String[] args) {
        var clock = SharedClock.open(Path.of(args[0]));
        var configuration =
                ((Configuration.Result.Complete) Configuration.read(Variables.ofThisProcess()))
                        .configuration()
                        .withUpstreamLimits(QuickLimits.UPSTREAM);
        var server = PacenoteServer.start(configuration, clock);
        server.startScheduledJobs();
        System.out.println("PORT " + server.port());
    }
}
