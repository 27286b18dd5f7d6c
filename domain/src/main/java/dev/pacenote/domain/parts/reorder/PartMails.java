package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.notice.MailPace;
import dev.pacenote.domain.notice.preference.PreferenceDefinition;
import dev.pacenote.domain.notice.preference.PreferenceForm.WholeNumber;
import java.time.Duration;
import java.util.Optional;

/** How mails about parts follow each other: a job that takes ten parts is one mail. */
public final class PartMails {

    private static final int LEAST_MINUTES = 15;
    private static final int DAY_MINUTES = 1_440;
    private static final int USUAL_MINUTES = 60;

    /** How many minutes lie between two mails at least. */
    public static final PreferenceDefinition INTERVAL =
            new PreferenceDefinition(
                    "/parts/mailIntervalMinutes",
                    new WholeNumber(LEAST_MINUTES, DAY_MINUTES),
                    USUAL_MINUTES);

    static final MailPace PACE = new MailPace(Duration.ofSeconds(30), Optional.of(INTERVAL));

    private PartMails() {}
}
