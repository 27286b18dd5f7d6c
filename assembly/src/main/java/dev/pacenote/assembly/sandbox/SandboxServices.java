package dev.pacenote.assembly.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sandbox inside the server: the make-believe services of each feature area, and a clock that
 * can be set to another day. Both are the same again after a restart.
 */
public final class SandboxServices implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxServices.class);

    /** How many days of history the first start makes. */
    static final int DAYS_OF_HISTORY = 4;

    private static final String DEMO_DATA_COMPLETE = "demoDataComplete";

    /** In folders from before 2026-11-26: the same property. */
    private static final String FORMER_NAME = "told";

    private final Path stateFile;
    private final SandboxClock clock;
    private final LocalDate start;
    private final Map<Class<?>, AutoCloseable> services = new LinkedHashMap<>();
    private boolean demoDataComplete;

    private SandboxServices(
            Path stateFile, SandboxClock clock, LocalDate start, boolean demoDataComplete) {
        this.stateFile = stateFile;
        this.clock = clock;
        this.start = start;
        this.demoDataComplete = demoDataComplete;
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
            boolean complete =
                    Boolean.parseBoolean(
                            state.getProperty(
                                    DEMO_DATA_COMPLETE, state.getProperty(FORMER_NAME, "false")));
            var opened =
                    new SandboxServices(
                            stateFile, new SandboxClock(systemClock, ahead), start, complete);
            opened.save();
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void save() {
        var state = new Properties();
        state.setProperty("start", start.toString());
        state.setProperty("clockAhead", clock.ahead().toString());
        state.setProperty(DEMO_DATA_COMPLETE, Boolean.toString(demoDataComplete));
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

    /**
     * The make-believe services of a feature area.
     *
     * @param opens makes them at the first time, by the sandbox's clock and the date on which its
     *     history begins
     */
    public synchronized <T extends AutoCloseable> T of(
            Class<T> type, BiFunction<InstantSource, LocalDate, T> opens) {
        return type.cast(services.computeIfAbsent(type, _ -> opens.apply(clock, start)));
    }

    /** A file in which a service keeps what has to be the same after a restart. */
    Path file(String name) {
        return stateFile.resolveSibling(name);
    }

    LocalDate start() {
        return start;
    }

    /** Whether an earlier start made all of the demo data. */
    synchronized boolean isDemoDataComplete() {
        return demoDataComplete;
    }

    synchronized void markDemoDataComplete() {
        demoDataComplete = true;
        save();
    }

    @Override
    public synchronized void close() {
        for (var service : services.values()) {
            try {
                service.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop well", service.getClass().getSimpleName(), e);
            }
        }
        services.clear();
    }
}
