package dev.pacenote.server.streams;

import dev.pacenote.adapters.in.scheduler.streams.StreamsWorker;
import dev.pacenote.adapters.in.scheduler.streams.StreamsWorker.Chain;
import dev.pacenote.assembly.streams.StreamsArea;
import dev.pacenote.assembly.streams.StreamsSteps;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** What works off what Twitch told, in the server, because it is a process that stays. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
@Requires(property = "pacenote.assembly", value = "server")
final class StreamsWorkers {

    @Bean(preDestroy = "close")
    @Singleton
    StreamsWorker streamsWorker(StreamsSteps steps) {
        return new StreamsWorker(
                new Chain("streams", of(steps.intake()), 1),
                List.of(
                        new Chain(
                                "streams-posts",
                                of(List.of(steps.posts().all())),
                                StreamsSteps.Posts.SENDERS),
                        new Chain("streams-upkeep", of(steps.upkeep()), 1)));
    }

    private static List<StreamsWorker.Step> of(List<StreamsSteps.Step> steps) {
        return steps.stream()
                .map(step -> new StreamsWorker.Step(step.name(), step.work()))
                .toList();
    }

    @Singleton
    @Named(StreamsArea.WAKE)
    Runnable streamsWake(BeanProvider<StreamsWorker> worker) {
        return () -> worker.get().soon();
    }
}
