package dev.pacenote.adapters.out.aws.trackmania.search;

import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.WebAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/** The queue of searches in SQS, by its URL. */
@ConfigurationProperties("search-queue")
@Requires(property = "search-queue.url")
@VariableGroup(title = "Queue of searches in SQS", order = 505)
public record SearchQueueConfiguration(
        @Variable(
                        value = "MAP_SEARCH_QUEUE_URL",
                        neededWith = "SEARCH_QUEUE=sqs",
                        must = WebAddress.MUST,
                        meaning = "SQS FIFO queue of searches")
                WebAddress url) {}
