package dev.pacenote.adapters.in.scheduler.delivery;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;

/** Looks into the bounce mailbox every few minutes; of several instances one at a time does. */
public final class BounceTask {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private BounceTask() {}

    /**
     * @param readMailbox reads what came since the last time
     */
    public static RecurringTask<Void> reading(Runnable readMailbox) {
        return Tasks.recurring("bounces", FixedDelay.of(INTERVAL))
                .execute((_, _) -> readMailbox.run());
    }
}
