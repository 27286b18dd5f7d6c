package dev.pacenote.application.digest;

import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import java.util.Optional;
import java.util.function.Function;

/** How daily mails change: a mail is read, the domain decides, what it decided is saved. */
final class DailyEmailChanges {

    private final DailyEmails emails;

    DailyEmailChanges(DailyEmails emails) {
        this.emails = emails;
    }

    /**
     * @param transition empty when the mail cannot be changed so; may be asked more than once
     * @return the mail as it was saved; empty when it is gone or cannot be changed so
     */
    Optional<DailyEmail> changeIf(
            DailyEmailKey key, Function<DailyEmail, Optional<DailyEmail>> transition) {
        return VersionedChange.of(() -> emails.find(key), transition, emails::save)
                .map(VersionedChange::after);
    }
}
