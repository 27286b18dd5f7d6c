package dev.pacenote.server.trackmania;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.RequestObserver;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryRequestBudget;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryUpstreamTokens;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.upstream.PostgresRequestBudget;
import dev.pacenote.adapters.out.trackmania.StandaloneUpstreams;
import dev.pacenote.adapters.out.trackmania.UpstreamSettings;
import dev.pacenote.application.platform.upstream.RequestBudget;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.trackmania.TrackmaniaArea;
import dev.pacenote.domain.trackmania.board.PlayerName;
import dev.pacenote.server.doctor.AreaCheck;
import dev.pacenote.server.doctor.Finding;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Trackmania services: whether they let us in, and whether we behave there as agreed. */
public final class UpstreamCheck implements AreaCheck {

    /** What Nadeo was promised, requests per second. */
    private static final double AGREED = 2;

    /** Project, person, contact. */
    private static final Pattern CONTACT = Pattern.compile(".*\\S+\\s*/\\s*\\S+.*[@/].*");

    private static final PlayerName SOMEBODY = new PlayerName("Nadeo");

    @Override
    public String area() {
        return TrackmaniaArea.NAME;
    }

    @Override
    public List<Finding> look(
            Configuration configuration,
            Optional<PostgresStore.Settings> database,
            InstantSource clock) {
        var settings = TrackmaniaArea.realServices(configuration);
        if (settings.isEmpty()) {
            return List.of(Finding.fine("trackmania", "the sandbox's own"));
        }
        if (database.isEmpty()) {
            return look(settings.get(), new InMemoryRequestBudget(System::nanoTime), clock);
        }
        try (var store = PostgresStore.pooled(database.get());
                var stores = new StandaloneStores(store)) {
            return look(settings.get(), stores.get(PostgresRequestBudget.class), clock);
        }
    }

    private static List<Finding> look(
            UpstreamSettings settings, RequestBudget places, InstantSource clock) {
        var findings = new ArrayList<>(manners(settings));
        try (var standalone =
                new StandaloneUpstreams(
                        settings,
                        places,
                        new InMemoryUpstreamTokens(),
                        clock,
                        RequestObserver.NOBODY)) {
            var upstreams = standalone.upstreams();
            findings.add(
                    asked(
                            "nadeo",
                            () -> upstreams.leaderboards(Priority.PERSON).self(),
                            "Check AUTHORIZATION: base64 of login:password of a dedicated server"
                                    + " account."));
            findings.add(
                    asked(
                            "names",
                            () -> upstreams.playerNames(Priority.PERSON).find(SOMEBODY),
                            "Check OCLIENT_ID and OCLIENT_SECRET (api.trackmania.com)."));
            findings.add(
                    asked(
                            "exchange",
                            () -> upstreams.exchange(Priority.PERSON).author(SOMEBODY.value()),
                            "Look at trackmania.exchange in a browser; a ban is for the user agent"
                                    + " or the address."));
        }
        return findings;
    }

    private static List<Finding> manners(UpstreamSettings settings) {
        var findings = new ArrayList<Finding>();
        if (!CONTACT.matcher(settings.userAgent()).matches()) {
            findings.add(
                    Finding.doubtful(
                            "manners",
                            "USER_AGENT names no way to reach you",
                            "Use: project / your name / mail address. Who cannot be asked is"
                                    + " banned."));
        }
        if (settings.requestsPerSecond() > AGREED) {
            findings.add(
                    Finding.doubtful(
                            "manners",
                            settings.requestsPerSecond() + " requests a second",
                            "Nadeo asks for 2 at most; unset UPSTREAM_REQUESTS_PER_SECOND."));
        }
        if (findings.isEmpty()) {
            findings.add(
                    Finding.fine(
                            "manners",
                            settings.requestsPerSecond()
                                    + " requests a second at most, as "
                                    + settings.userAgent()));
        }
        return findings;
    }

    private static Finding asked(String subject, Runnable question, String remedy) {
        try {
            question.run();
            return Finding.fine(subject, "answers");
        } catch (UpstreamException e) {
            return switch (e.kind()) {
                case AWAY, TIMEOUT, BUSY ->
                        Finding.doubtful(
                                subject,
                                "gives no answer now",
                                "Runs wait for it. If other machines reach it, check this one's"
                                        + " network.");
                case FAILED -> Finding.broken(subject, "does not let us in", remedy);
            };
        }
    }
}
