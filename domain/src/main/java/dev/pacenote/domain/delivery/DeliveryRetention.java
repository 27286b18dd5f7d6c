package dev.pacenote.domain.delivery;

import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Duration;
import java.time.Instant;

/** How long deliveries are kept after they ended: as long as what they told of is shown. */
public record DeliveryRetention(RetentionPeriod period) {

    /** What holds unless somebody configures it. */
    public static final DeliveryRetention USUAL = new DeliveryRetention(new RetentionPeriod(90));

    /** When one that ended then is kept no more. */
    public Instant endOf(Instant ended) {
        return ended.plus(Duration.ofDays(period.days()));
    }
}
