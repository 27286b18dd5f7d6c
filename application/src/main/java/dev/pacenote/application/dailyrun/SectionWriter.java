package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.util.List;

/** Makes each person's notices of one topic, once in a pass. */
public interface SectionWriter {

    Topic topic();

    /** People whose part was not made in this pass yet. */
    List<AccountId> due(DailyRun run);

    /**
     * Makes one person's part: notices, watermark and history together, or nothing. A second time
     * in the same pass changes nothing.
     *
     * @return false when this person gets no such part now: paused, unsubscribed, unconfirmed
     */
    boolean write(AccountId person, DailyRun run);
}
