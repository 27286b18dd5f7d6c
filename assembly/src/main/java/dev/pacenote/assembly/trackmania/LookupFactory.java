package dev.pacenote.assembly.trackmania;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.KnownBoards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.lookup.LookUp;
import dev.pacenote.application.trackmania.lookup.ShowBoard;
import dev.pacenote.application.trackmania.search.PerformSearch;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.application.trackmania.search.SearchQueue;
import dev.pacenote.application.trackmania.search.SearchRecords;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.application.trackmania.survey.WatchSummaries;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What somebody asks of Trackmania and waits for: boards, names, searches. */
@Factory
@Requires(property = Choices.AREA + TrackmaniaArea.NAME, value = "true")
final class LookupFactory {

    @Singleton
    ShowBoard showBoard(
            MapperAlerts alerts,
            CoveredMapsStore covered,
            DriverNotifications notifications,
            MapCatalog catalog,
            KnownBoards known,
            RecordEvents events,
            WatchSummaries summaries,
            ResolveNames names) {
        return new ShowBoard(
                alerts, covered, notifications, catalog, known, events, summaries, names);
    }

    /** For somebody who waits; the mails have their own, which waits behind. */
    @Singleton
    ResolveNames names(PlayerNameCache nameCache, Upstreams upstreams, InstantSource clock) {
        return new ResolveNames(nameCache, upstreams.playerNames(Priority.PERSON), clock);
    }

    @Singleton
    ReadBoard readBoard(
            FetchedBoards fetched, KnownBoards known, Upstreams upstreams, InstantSource clock) {
        return new ReadBoard(fetched, known, upstreams.leaderboards(Priority.PERSON), clock);
    }

    @Singleton
    SearchRecords searchRecords(
            SearchJobs jobs,
            SearchQueue queue,
            RateLimiter rateLimiter,
            InstantSource clock,
            Ids ids) {
        return new SearchRecords(jobs, queue, rateLimiter, clock, ids);
    }

    @Singleton
    PerformSearch performSearch(
            SearchJobs jobs,
            Upstreams upstreams,
            ReadBoard boards,
            ResolveNames names,
            InstantSource clock) {
        return new PerformSearch(jobs, upstreams.exchange(Priority.PERSON), boards, names, clock);
    }

    @Singleton
    LookUp lookUp(
            Upstreams upstreams,
            ReadBoard boards,
            ResolveNames names,
            RateLimiter rateLimiter,
            InstantSource clock) {
        return new LookUp(upstreams.exchange(Priority.PERSON), boards, names, rateLimiter, clock);
    }
}
