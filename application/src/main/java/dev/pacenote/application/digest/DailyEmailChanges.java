package dev.pacenote.application.digest;

import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.digest.DailyEmail;
import java.util.Optional;
import java.util.function.Function;

/**
 * How daily mails change: a mail was read, the domain decides, what it decided is saved; the mail
 * is read again when somebody else was quicker.
 */
final class DailyEmailChanges {

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
        return VersionedChange.of(
                        Optional.of(known),
                        () -> emails.find(known.key()),
                        transition,
                        emails::save)
                .map(VersionedChange::after);
    }
}
