package dev.pacenote.application.digest;

import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.domain.digest.DailyEmail;
import java.util.Optional;
import java.util.function.Function;

/**
 * How daily mails change: a mail was read, the domain decides, what it decided is saved; the mail
 * is read again when somebody else was quicker.
 */
final class DailyEmailChanges {

    /** Each time somebody else saved first; nobody meets as many as this. */
    private static final int MOST_TRIES = 100;

    private final DailyEmails emails;

    DailyEmailChanges(DailyEmails emails) {
        this.emails = emails;
    }

    /**
     * @param known as it was read before
     * @param transition empty when the mail cannot be changed so; may be asked more than once
     * @return the mail as it was saved; empty when it is gone or cannot be changed so
     */
    Optional<DailyEmail> changeIf(
            DailyEmail known, Function<DailyEmail, Optional<DailyEmail>> transition) {
        var current = Optional.of(known);
        for (int i = 0; i < MOST_TRIES; i++) {
            var after = current.flatMap(transition);
            if (after.isEmpty()) {
                return Optional.empty();
            }
            if (emails.save(after.get()) instanceof DailyEmails.SaveResult.Saved(var saved)) {
                return Optional.of(saved);
            }
            current = emails.find(known.key());
        }
        throw new OverloadedException("changes of mail " + known.key().stableName());
    }
}
