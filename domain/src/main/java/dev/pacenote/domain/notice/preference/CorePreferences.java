package dev.pacenote.domain.notice.preference;

import dev.pacenote.domain.notice.preference.PreferenceForm.Flag;
import dev.pacenote.domain.notice.preference.PreferenceForm.Language;
import dev.pacenote.domain.notice.preference.PreferenceForm.OneOf;
import dev.pacenote.domain.notice.preference.PreferenceForm.TimeOfDay;
import dev.pacenote.domain.notice.preference.PreferenceForm.TimeZone;
import dev.pacenote.domain.notice.preference.PreferenceForm.Weekdays;
import dev.pacenote.domain.notice.preference.PreferenceForm.WholeNumber;
import java.util.List;

/** What everybody may choose, whichever areas there are. */
public final class CorePreferences {

    /** Whether any mail but about the account is sent: the daily mail's own switch. */
    public static final String EMAIL = "/notifications/email";

    public static final String PUSH = "/notifications/push";
    public static final String INBOX = "/notifications/inApp";

    /** The account's zone. */
    public static final String TIME_ZONE = "/timezone";

    public static final String QUIET = "/quietHours/enabled";
    public static final String QUIET_START = "/quietHours/start";
    public static final String QUIET_END = "/quietHours/end";
    public static final String QUIET_DAYS = "/quietHours/days";

    /** How long a mail waits for its reader to look in, in seconds. */
    public static final String MAIL_DELAY = "/mailDelaySeconds";

    private static final int USUAL_DELAY = 900;
    private static final int DAY = 86_400;

    public static final List<PreferenceDefinition> ALL =
            List.of(
                    new PreferenceDefinition(EMAIL, new Flag(), true),
                    new PreferenceDefinition(PUSH, new Flag(), true),
                    new PreferenceDefinition(INBOX, new Flag(), true),
                    new PreferenceDefinition(
                            "/theme", new OneOf(List.of("light", "dark", "system")), "light"),
                    new PreferenceDefinition("/language", new Language(), "en"),
                    new PreferenceDefinition(TIME_ZONE, new TimeZone(), "UTC"),
                    new PreferenceDefinition(QUIET, new Flag(), false),
                    new PreferenceDefinition(QUIET_START, new TimeOfDay(), "22:00"),
                    new PreferenceDefinition(QUIET_END, new TimeOfDay(), "07:00"),
                    new PreferenceDefinition(
                            QUIET_DAYS, new Weekdays(), List.of(1, 2, 3, 4, 5, 6, 7)),
                    new PreferenceDefinition(MAIL_DELAY, new WholeNumber(0, DAY), USUAL_DELAY));

    private CorePreferences() {}
}
