package dev.pacenote.application.digest;

import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Map;

/** How much of each topic was looked at for an account on a date. */
public interface Coverages {

    Map<Topic, Coverage> of(AccountId account, LocalDate date);

    /** The last word of a date counts. */
    void save(AccountId account, Topic topic, LocalDate date, Coverage coverage);
}
