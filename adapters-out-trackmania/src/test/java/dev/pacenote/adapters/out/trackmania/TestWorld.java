package dev.pacenote.adapters.out.trackmania;

import dev.pacenote.adapters.out.http.client.RequestObserver;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryUpstreamTokens;
import dev.pacenote.application.platform.upstream.FreePlaces;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A sandbox with two authors, and clients that ask it. */
final class TestWorld implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final TmxUser FOX = new TmxUser(31, "Fox");
    static final TmxUser FOXGLOVE = new TmxUser(7, "Mad Foxglove");

    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    final InstantSource clock = now::get;
    final World world = new World(clock, LocalDate.of(2026, 11, 20));
    final Sandbox sandbox;

    record Seen(RequestObserver.Asked asked, RequestObserver.Answered answered) {}

    static final String NAME = "Pacenote / test / me@x.y";

    private final UpstreamTokens tokens = new InMemoryUpstreamTokens();
    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final StandaloneUpstreams standalone;
    final Upstreams upstreams;

    TestWorld(int mapsOfFox, double requestsPerSecond) {
        var inventor = new Inventor(3);
        inventor.drivers(world, 130);
        var day = LocalDate.of(2026, 11, 20);
        inventor.author(world, FOXGLOVE, 2, 10, Inventor.Pace.STILL, day);
        inventor.author(world, FOX, mapsOfFox, 120, Inventor.Pace.STILL, day);
        try {
            sandbox = new Sandbox(world, inventor, new Faults(1), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        standalone = upstreams(settings(requestsPerSecond, NAME));
        upstreams = standalone.upstreams();
    }

    /** Further clients of the same sandbox, which share its tokens with the others. */
    StandaloneUpstreams upstreams(UpstreamSettings settings) {
        return new StandaloneUpstreams(
                settings,
                new FreePlaces(),
                tokens,
                clock,
                (asked, answered) -> seen.add(new Seen(asked, answered)));
    }

    /** Waits for a busy machine, tries again at once, and never rests from itself in a test. */
    static final UpstreamConfiguration.Limits PATIENT =
            new UpstreamConfiguration.Limits(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    Duration.ofMillis(10),
                    Duration.ofHours(1));

    UpstreamSettings settings(double requestsPerSecond, String userAgent) {
        return new UpstreamSettings(
                sandbox.authUrl(),
                Sandbox.basicAuthorization(),
                sandbox.url("live"),
                sandbox.url("oauth"),
                Sandbox.oauthClientId(),
                Sandbox.oauthClientSecret(),
                sandbox.url("tmx"),
                userAgent,
                requestsPerSecond,
                PATIENT);
    }

    long requests(String endpoint) {
        return sandbox.manners().requests().getOrDefault(endpoint, 0L);
    }

    @Override
    public void close() {
        standalone.close();
        sandbox.close();
    }
}
