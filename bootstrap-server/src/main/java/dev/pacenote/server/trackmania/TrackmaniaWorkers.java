package dev.pacenote.server.trackmania;

import dev.pacenote.adapters.in.scheduler.trackmania.search.SearchJobWorker;
import dev.pacenote.adapters.in.scheduler.trackmania.search.SearchWorker;
import dev.pacenote.adapters.in.scheduler.trackmania.search.SqsSearchWorker;
import dev.pacenote.adapters.out.aws.trackmania.search.SearchMessageJson;
import dev.pacenote.adapters.out.aws.trackmania.search.SearchQueueConfiguration;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchQueue;
import dev.pacenote.application.platform.status.Backlog;
import dev.pacenote.application.trackmania.search.PerformSearch;
import dev.pacenote.assembly.trackmania.TrackmaniaArea;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What works searches off in the server, because it is a process that stays. */
@Factory
@Requires(property = Choices.AREA + TrackmaniaArea.NAME, value = "true")
@Requires(property = "pacenote.assembly", value = "server")
final class TrackmaniaWorkers {

    @Bean(preDestroy = "close")
    @Singleton
    @Requires(property = Choices.SEARCH_QUEUE, value = "db")
    SearchJobWorker searchJobWorker(PostgresStore store, BeanProvider<PerformSearch> perform) {
        return new SearchJobWorker(store.dataSource(), job -> perform.get().perform(job));
    }

    @Bean(preDestroy = "close")
    @Singleton
    @Requires(property = Choices.SEARCH_QUEUE, value = "sqs")
    SqsSearchWorker sqsSearchWorker(
            SqsClient client, SearchQueueConfiguration queue, BeanProvider<PerformSearch> perform) {
        return new SqsSearchWorker(
                client,
                queue.url().toString(),
                SearchMessageJson::read,
                job -> perform.get().perform(job));
    }

    @Singleton
    @Named(PostgresSearchQueue.ADDED)
    Runnable searchAdded(BeanProvider<SearchJobWorker> worker) {
        return () -> worker.get().wakeUp();
    }

    @Singleton
    Backlog searches(BeanProvider<SearchWorker> worker) {
        return new Backlog("searches", () -> worker.get().waiting());
    }
}
