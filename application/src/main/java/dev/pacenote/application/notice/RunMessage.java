package dev.pacenote.application.notice;

import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.notice.WorkItem;
import java.util.UUID;

/**
 * A piece of a daily run for some worker. One that belongs to a pass which has ended is dropped by
 * whoever gets it.
 */
public sealed interface RunMessage {

    /** The run or rehearsal. */
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

    /** See whether all sections are made, and go on to the mails. */
    record Gather(UUID run, UUID pass) implements RunMessage {}

    /**
     * Try one mail.
     *
     * @param of as many mails this pass has in all
     */
    record SendMail(UUID run, UUID pass, WorkItem.Mail mail, int of) implements RunMessage {}

    /** See whether all mails were tried, and end the pass. */
    record Finish(UUID run, UUID pass) implements RunMessage {}

    /** Play the whole run without consequences. */
    record Rehearse(UUID run) implements RunMessage {}
}
