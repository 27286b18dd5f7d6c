package dev.pacenote.lambda.streams;

import dev.pacenote.assembly.streams.StreamsArea;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.WebAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/** The queue in SQS by which functions are woken for what Twitch told. */
@ConfigurationProperties("stream-events")
@Requires(property = "stream-events.queue")
@VariableGroup(title = "Streams in the functions", order = 513)
public record StreamEventsQueue(
        @Variable(
                        value = StreamsArea.QUEUE,
                        readBy = ReadBy.FUNCTIONS,
                        otherwise = "no `streams` in the functions",
                        must = WebAddress.MUST,
                        meaning =
                                "SQS queue, in order, by which a function is woken for what Twitch"
                                        + " told")
                WebAddress queue) {}
