package dev.pacenote.server.streams;

import dev.pacenote.adapters.in.scheduler.streams.StreamsWorker;
import dev.pacenote.application.streams.golive.EndBroadcasts;
import dev.pacenote.application.streams.golive.LearnFacts;
import dev.pacenote.application.streams.golive.SendAnnouncements;
import dev.pacenote.application.streams.golive.TellMembers;
import dev.pacenote.application.streams.golive.UpdatePosts;
import dev.pacenote.application.streams.intake.HandleTwitchMessages;
import dev.pacenote.assembly.streams.StreamsArea;
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
    StreamsWorker streamsWorker(
            HandleTwitchMessages messages,
            LearnFacts facts,
            SendAnnouncements announcements,
            TellMembers members,
            EndBroadcasts ends,
            UpdatePosts posts) {
        return new StreamsWorker(
                List.of(
                        new StreamsWorker.Step("streams-intake", messages::handle),
                        new StreamsWorker.Step("streams-facts", facts::learn),
                        new StreamsWorker.Step("streams-posts", announcements::send),
                        new StreamsWorker.Step("streams-members", members::tell),
                        new StreamsWorker.Step("streams-ends", ends::end),
                        new StreamsWorker.Step("streams-edits", posts::update)));
    }

    @Singleton
    @Named(StreamsArea.WAKE)
    Runnable streamsWake(BeanProvider<StreamsWorker> worker) {
        return () -> worker.get().soon();
    }
}
