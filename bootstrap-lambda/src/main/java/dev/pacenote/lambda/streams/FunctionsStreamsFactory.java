package dev.pacenote.lambda.streams;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.assembly.streams.StreamsArea;
import dev.pacenote.assembly.streams.StreamsSteps;
import dev.pacenote.configuration.Choices;
import dev.pacenote.lambda.AreaJob;
import dev.pacenote.lambda.MetricsConfiguration;
import dev.pacenote.lambda.OldestWaiting;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * How functions get from Twitch to Discord: a message in a queue wakes the one that works off what
 * is due, and what a lost message left is found every minute.
 */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
@Requires(property = "pacenote.assembly", value = "lambda")
final class FunctionsStreamsFactory {

    private static final Logger LOG = LoggerFactory.getLogger(FunctionsStreamsFactory.class);

    @Singleton
    AreaJob streamsWork(StreamsSteps steps, Announcements announcements) {
        return new AreaJob(StreamsArea.NAME, new StreamsWork(steps), announcements::firstDue);
    }

    /** Posts that nobody takes are seen each minute, by whoever looks after jobs. */
    @Singleton
    ScheduledJob streamsOldestDue(
            Announcements announcements, MetricsConfiguration metrics, InstantSource clock) {
        return ScheduledJob.of(
                "streams-oldest-due",
                Duration.ofMinutes(1),
                () -> {
                    var now = clock.instant();
                    var waiting =
                            new OldestWaiting(
                                    Map.of("OldestDuePost", announcements.oldestDue(now)));
                    if (waiting.isLong()) {
                        System.out.println(waiting.json(now, metrics.namespace()));
                    }
                });
    }

    /** Whatever is to be done is stored, so that a message that cannot be sent is no failure. */
    @Singleton
    @Named(StreamsArea.WAKE)
    Runnable streamsWake(SqsClient sqs, StreamEventsQueue queue, Ids ids) {
        return () -> {
            try {
                sqs.sendMessage(
                        send ->
                                send.queueUrl(queue.queue().toString())
                                        .messageGroupId(StreamsArea.NAME)
                                        .messageDeduplicationId(ids.next().toString())
                                        .messageBody("{\"type\":\"" + StreamsArea.NAME + "\"}"));
            } catch (SdkException e) {
                LOG.warn("streams: nobody was woken; the sweep finds it", new WithoutMessages(e));
            }
        };
    }
}
