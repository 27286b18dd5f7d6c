package dev.pacenote.assembly.configuration;

import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.delivery.DeliveryRetention;
import dev.pacenote.domain.notice.stream.StreamRetention;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** How long inboxes and live streams are kept. */
@ConfigurationProperties("retention")
@VariableGroup(title = "Retention", order = 235)
public record RetentionConfiguration(
        @Variable(
                        value = "NOTICE_RETENTION_DAYS",
                        min = 1,
                        max = 3_650,
                        meaning =
                                "an item of an inbox is shown after its newest notice; what became of"
                                        + " deliveries is kept for so long; where that is in DynamoDB, another"
                                        + " value holds for those that end from then on")
                @Bindable(defaultValue = "90")
                int noticeDays,
        @Variable(
                        value = "STREAM_RETENTION_DAYS",
                        min = StreamRetention.FEWEST_DAYS,
                        max = 365,
                        meaning =
                                "a client may be away and still be sent all that it missed; the events of"
                                        + " live streams are kept for so long")
                @Bindable(defaultValue = "14")
                int streamDays) {

    /** Of items of inboxes. */
    public RetentionPeriod notices() {
        return new RetentionPeriod(noticeDays);
    }

    /** Of what became of notices on their ways to people. */
    public DeliveryRetention deliveries() {
        return new DeliveryRetention(notices());
    }

    /** Of events of live streams. */
    public StreamRetention stream() {
        return new StreamRetention(new RetentionPeriod(streamDays));
    }
}
