package dev.pacenote.domain.dailyrun;

import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;

/** One piece of work of a daily run's pass: a person's section, or a mail. */
public sealed interface WorkItem {

    AccountId person();

    record Section(AccountId person, Topic topic) implements WorkItem {}

    record Mail(DailyEmailKey key) implements WorkItem {
        @Override
        public AccountId person() {
            return key.person();
        }
    }

    /** What became of a piece of work. */
    enum Outcome {
        /** The section was made, the mail was taken by the mail server. */
        DONE,
        FAILED,
        /** There was nothing to do: paused, unsubscribed, nothing to say, somebody else had it. */
        NOTHING;

        /**
         * Whether it counts when something was noted before: that nothing was left takes no word
         * back.
         */
        public boolean replacesEarlier() {
            return this != NOTHING;
        }
    }
}
