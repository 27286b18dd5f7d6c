package dev.pacenote.assembly.sandbox;

import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.trackmania.UpstreamSettings;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Manners;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Properties;

/**
 * The sandbox inside the server: the make-believe services, and a clock that can be set to another
 * day. World and clock are the same again after a restart.
 */
public final class SandboxServices implements AutoCloseable {

    /** How many days of history the first start tells. */
    static final int DAYS_OF_HISTORY = 4;

    static final String MAPPER = "Mad Fox";
    static final String SECOND_MAPPER = "Zoë.x";

    private static final long SEED = 20;
    private static final int DRIVERS = 160;
    private static final int DEEP = 120;
    private static final Inventor.Pace LIVELY = new Inventor.Pace(0.25, 0.8);

    private final Path stateFile;
    private final SandboxClock clock;
    private final LocalDate start;
    private final World world;
    private final Sandbox sandbox;
    private boolean told;

    private SandboxServices(Path stateFile, SandboxClock clock, LocalDate start, boolean told)
            throws IOException {
        this.stateFile = stateFile;
        this.clock = clock;
        this.start = start;
        this.told = told;
        this.world = new World(clock, start);
        var inventor = new Inventor(SEED);
        inventor.drivers(world, DRIVERS);
        inventor.author(world, new TmxUser(101, MAPPER), 12, DEEP, LIVELY, start);
        inventor.author(world, new TmxUser(102, SECOND_MAPPER), 5, DEEP, LIVELY, start);
        inventor.author(
                world, new TmxUser(103, "Mad Foxglove"), 8, DEEP, Inventor.Pace.NORMAL, start);
        inventor.author(world, new TmxUser(104, "山"), 3, 40, Inventor.Pace.NORMAL, start);
        this.sandbox = new Sandbox(world, inventor, new Faults(SEED), 0);
    }

    /** Opens the sandbox of a folder, a new one at the first time. */
    public static SandboxServices open(Path folder, InstantSource systemClock) {
        try {
            Files.createDirectories(folder);
            var stateFile = folder.resolve("state.properties");
            var state = new Properties();
            if (Files.exists(stateFile)) {
                try (var in = Files.newInputStream(stateFile)) {
                    state.load(in);
                }
            }
            var today = LocalDate.ofInstant(systemClock.instant(), ZoneOffset.UTC);
            var start =
                    LocalDate.parse(
                            state.getProperty(
                                    "start", today.minusDays(DAYS_OF_HISTORY + 1).toString()));
            var ahead = Duration.parse(state.getProperty("clockAhead", "PT0S"));
            boolean told = Boolean.parseBoolean(state.getProperty("told", "false"));
            var house =
                    new SandboxServices(
                            stateFile, new SandboxClock(systemClock, ahead), start, told);
            house.save();
            return house;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void save() {
        var state = new Properties();
        state.setProperty("start", start.toString());
        state.setProperty("clockAhead", clock.ahead().toString());
        state.setProperty("told", Boolean.toString(told));
        try {
            var part = stateFile.resolveSibling("state.part");
            try (var out = Files.newOutputStream(part)) {
                state.store(out, "the sandbox's days");
            }
            Files.move(part, stateFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SandboxClock clock() {
        return clock;
    }

    /** The make-believe Trackmania itself. */
    World world() {
        return world;
    }

    /** How the server behaved towards the make-believe services. */
    public Manners manners() {
        return sandbox.manners();
    }

    /** The switches for what goes wrong upstream. */
    public Faults faults() {
        return sandbox.faults();
    }

    LocalDate start() {
        return start;
    }

    /** Whether the first days were told to the end. */
    synchronized boolean told() {
        return told;
    }

    synchronized void markTold() {
        told = true;
        save();
    }

    /** Where the make-believe services are, and how to behave there. */
    public UpstreamSettings upstream(double requestsPerSecond) {
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
