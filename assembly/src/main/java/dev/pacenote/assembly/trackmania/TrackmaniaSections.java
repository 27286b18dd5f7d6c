package dev.pacenote.assembly.trackmania;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.digest.DigestSectionRenderer;
import dev.pacenote.application.identity.account.AccountLinks;
import dev.pacenote.application.trackmania.alert.GoneMapsRenderer;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.MapperSectionRenderer;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.DriverSectionRenderer;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.assembly.AreaSections;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.trackmania.alert.RecordHighlights;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** New records, places that changed, and maps that are gone, in the order of the mail. */
@Singleton
@Requires(property = Choices.AREA + TrackmaniaArea.NAME, value = "true")
final class TrackmaniaSections implements AreaSections {

    private final MapperAlerts alerts;
    private final WatchedMaps watched;
    private final ResolveNames names;
    private final AccountLinks links;
    private final DailyRunConfiguration configuration;

    TrackmaniaSections(
            MapperAlerts alerts,
            WatchedMaps watched,
            PlayerNameCache nameCache,
            Upstreams upstreams,
            AccountLinks links,
            DailyRunConfiguration configuration,
            InstantSource clock) {
        this.alerts = alerts;
        this.watched = watched;
        this.names = new ResolveNames(nameCache, upstreams.playerNames(Priority.RUN), clock);
        this.links = links;
        this.configuration = configuration;
    }

    @Override
    public List<DigestSectionRenderer> leaving() {
        return renderers(names::resolve);
    }

    @Override
    public List<DigestSectionRenderer> past() {
        return renderers(names::recall);
    }

    private List<DigestSectionRenderer> renderers(ResolveNames.Lookup lookup) {
        var limits =
                new RecordHighlights.Limits(
                        configuration.maxNewRecordsPerMap(), RecordHighlights.Limits.DEFAULT_MAPS);
        return List.of(
                new MapperSectionRenderer(
                        alerts,
                        watched,
                        lookup,
                        limits,
                        configuration.popularMapMessage(),
                        links.inbox()),
                new DriverSectionRenderer(lookup, links.guardedMaps()),
                new GoneMapsRenderer(links.settings()));
    }
}
