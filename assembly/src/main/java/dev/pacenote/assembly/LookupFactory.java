package dev.pacenote.assembly;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.NameBook;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.lookup.LookUp;
import dev.pacenote.application.trackmania.lookup.ShowBoard;
import dev.pacenote.application.trackmania.search.PerformSearch;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.application.trackmania.search.SearchQueue;
import dev.pacenote.application.trackmania.search.SearchRecords;
import dev.pacenote.application.trackmania.survey.Watches;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What somebody asks of Trackmania and waits for: boards, names, searches. */
@Factory
final class LookupFactory {

    @Singleton
    ShowBoard showBoard(
            MapperAlerts alerts,
            DriverNotifications notifications,
            MapCatalog catalog,
            Watches watches,
            ResolveNames names) {
        return new ShowBoard(alerts, notifications, catalog, watches, names);
    }

    /** For somebody who waits; the mails have their own, which waits behind. */
    @Singleton
    ResolveNames names(NameBook book, Upstreams upstreams, InstantSource clock) {
        return new ResolveNames(book, upstreams.playerNames(Priority.PERSON), clock);
    }

    @Singleton
    ReadBoard readBoard(
            FetchedBoards fetched, Watches watches, Upstreams upstreams, InstantSource clock) {
        return new ReadBoard(fetched, watches, upstreams.leaderboards(Priority.PERSON), clock);
    }

    @Singleton
    SearchRecords searchRecords(
            SearchJobs jobs, SearchQueue queue, Attempts attempts, InstantSource clock, Ids ids) {
        return new SearchRecords(jobs, queue, attempts, clock, ids);
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
            Attempts attempts,
            InstantSource clock) {
        return new LookUp(upstreams.exchange(Priority.PERSON), boards, names, attempts, clock);
    }
}
