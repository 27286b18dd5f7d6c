package dev.pacenote.assembly.configuration;

import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.dailyrun.DailySchedule;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When the daily run begins and what its mails show.
 *
 * @param maxNewRecordsPerMap rows per map in a mail
 * @param popularMapMessage on maps with more; {@code {shown}} and {@code {more}} are numbers
 */
@ConfigurationProperties("daily-run")
@VariableGroup(title = "Daily run", order = 420)
public record DailyRunConfiguration(
        @Variable(
                        value = "DAILY_RUN_AT",
                        must = "be a time of day such as 05:00",
                        meaning =
                                "when the day's run begins; at the functions the cloud's clock begins it,"
                                        + " and this says when an unfinished one gives way")
                @Bindable(defaultValue = "05:00")
                LocalTime at,
        @Variable(
                        value = "DAILY_RUN_ZONE",
                        must = "be a time zone such as Europe/Riga",
                        meaning = "the zone of that time")
                @Bindable(defaultValue = "UTC")
                ZoneId zone,
        @Variable(
                        value = "MAX_NEW_RECORDS_PER_MAP",
                        min = 1,
                        max = 1000,
                        meaning = "rows per map in a mail, 1 to 1000")
                @Bindable(defaultValue = "20")
                int maxNewRecordsPerMap,
        @Variable(
                        value = "POPULAR_MAP_MESSAGE",
                        meaning = "on maps with more; may use `{shown}` and `{more}`")
                @Bindable(defaultValue = "and {more} more")
                String popularMapMessage) {

    /** When the run is due. */
    public DailySchedule schedule() {
        return new DailySchedule(at, zone.normalized());
    }
}
