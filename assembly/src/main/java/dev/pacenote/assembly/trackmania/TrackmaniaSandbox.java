package dev.pacenote.assembly.trackmania;

import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.trackmania.UpstreamSettings;
import dev.pacenote.assembly.sandbox.DemoPerson;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;

/** The make-believe Trackmania of the sandbox. It is the same again after a restart. */
final class TrackmaniaSandbox implements AutoCloseable {

    private static final long SEED = 20;
    private static final int DRIVERS = 160;
    private static final int DEEP = 120;
    private static final Inventor.Pace LIVELY = new Inventor.Pace(0.25, 0.8);

    private final World world;
    private final Sandbox sandbox;

    private TrackmaniaSandbox(InstantSource clock, LocalDate start) {
        this.world = new World(clock, start);
        var inventor = new Inventor(SEED);
        inventor.drivers(world, DRIVERS);
        inventor.author(
                world, new TmxUser(101, DemoPerson.FIRST.username()), 12, DEEP, LIVELY, start);
        inventor.author(
                world, new TmxUser(102, DemoPerson.SECOND.username()), 5, DEEP, LIVELY, start);
        inventor.author(
                world, new TmxUser(103, "Mad Foxglove"), 8, DEEP, Inventor.Pace.NORMAL, start);
        inventor.author(world, new TmxUser(104, "山"), 3, 40, Inventor.Pace.NORMAL, start);
        try {
            this.sandbox = new Sandbox(world, inventor, new Faults(SEED), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of a sandbox, opened when it is first asked for. */
    static TrackmaniaSandbox of(SandboxServices services) {
        return services.of(TrackmaniaSandbox.class, TrackmaniaSandbox::new);
    }

    World world() {
        return world;
    }

    /** Where the make-believe services are, and how to behave there. */
    UpstreamSettings upstream(double requestsPerSecond) {
        return new UpstreamSettings(
                sandbox.authUrl(),
                Sandbox.basicAuthorization(),
                sandbox.url("live"),
                sandbox.url("oauth"),
                Sandbox.oauthClientId(),
                Sandbox.oauthClientSecret(),
                sandbox.url("tmx"),
                "Pacenote / sandbox / nobody@sandbox.example",
                requestsPerSecond,
                UpstreamConfiguration.Limits.DEFAULT);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
