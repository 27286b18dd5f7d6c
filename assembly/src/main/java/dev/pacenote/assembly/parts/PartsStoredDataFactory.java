package dev.pacenote.assembly.parts;

import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.assembly.configuration.RetentionConfiguration;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.TopicChannels;
import dev.pacenote.domain.parts.reorder.PartFacts;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the service owes to people whose data is stored, also where the area is switched off. */
@Factory
final class PartsStoredDataFactory {

    @Singleton
    TopicDefinition lowParts(RetentionConfiguration retention) {
        return topic(PartFacts.LOW, PartFacts.CHANNELS, retention);
    }

    @Singleton
    TopicDefinition partsThatAreOut(RetentionConfiguration retention) {
        return topic(PartFacts.OUT, PartFacts.CHANNELS_OF_OUT, retention);
    }

    @Singleton
    TopicDefinition overdueOrders(RetentionConfiguration retention) {
        return topic(PartFacts.ORDER_OVERDUE, PartFacts.CHANNELS, retention);
    }

    private static TopicDefinition topic(
            Topic topic, TopicChannels channels, RetentionConfiguration retention) {
        return new TopicDefinition(
                topic,
                new FactsCodec<>(PartFacts.class, PartFacts::stored, PartFacts::of),
                Optional.of(retention.notices()),
                Optional.empty(),
                channels);
    }
}
