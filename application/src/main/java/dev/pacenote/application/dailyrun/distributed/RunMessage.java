package dev.pacenote.application.dailyrun.distributed;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.WorkItem;
import java.util.UUID;

/**
 * A piece of a daily run for some worker. One that belongs to a pass which has ended is dropped by
 * whoever gets it.
 */
public sealed interface RunMessage {

    /** The run or dry run. */
    UUID run();

    /** Look at everything that is followed. */
    record Survey(UUID run, UUID pass) implements RunMessage {
        static Survey of(DailyRun run) {
            return new Survey(run.id(), run.pass());
        }
    }

    /**
     * Make one person's section.
     *
     * @param of as many sections this pass has in all
     */
    record MakeSection(UUID run, UUID pass, WorkItem.Section section, int of)
            implements RunMessage {}

    /**
     * See whether a section got lost on the way.
     *
     * @param seen sections of this pass that were made when this was sent: while there are more
     *     each time, nothing got lost
     */
    record Gather(UUID run, UUID pass, int seen) implements RunMessage {}

    /**
     * Try one mail.
     *
     * @param of as many mails this pass has in all
     */
    record SendMail(UUID run, UUID pass, WorkItem.Mail mail, int of) implements RunMessage {}

    /**
     * See whether a mail got lost on the way, and end the pass when all were tried.
     *
     * @param seen mails of this pass that were tried when this was sent
     */
    record Finish(UUID run, UUID pass, int seen) implements RunMessage {}

    /** Play the whole run without consequences. */
    record PerformDryRun(UUID run) implements RunMessage {}
}
