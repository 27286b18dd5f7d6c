package dev.pacenote.assembly;

import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.retention.PurgeExpired;
import dev.pacenote.application.platform.retention.PurgeExpired.Purged;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes expired rows of every feature and tells operators how many. */
@Singleton
final class RetentionJob implements ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final PurgeExpired expired;

    RetentionJob(PurgeExpired expired) {
        this.expired = expired;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration delay() {
        return Duration.ofHours(1);
    }

    /**
     * Purges every store.
     *
     * @throws IllegalStateException when a store failed, after the others had their turn
     */
    @Override
    public void run() {
        var failures = new ArrayList<Purged.Failed>();
        for (var purged : expired.purge()) {
            switch (purged) {
                case Purged.Done done -> report(done);
                case Purged.Failed failed -> failures.add(failed);
            }
        }
        if (!failures.isEmpty()) {
            var names = failures.stream().map(Purged.Failed::store).toList();
            var failure =
                    new IllegalStateException(
                            "could not delete expired rows of " + String.join(", ", names),
                            failures.getFirst().cause());
            failures.stream().skip(1).map(Purged.Failed::cause).forEach(failure::addSuppressed);
            throw failure;
        }
    }

    private static void report(Purged.Done done) {
        if (done.rows() > 0) {
            LOG.info(
                    "retention: deleted {} rows of {}{}",
                    done.rows(),
                    done.store(),
                    done.moreRemain() ? ", more remain" : "");
        }
    }
}
