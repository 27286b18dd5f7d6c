package dev.pacenote.domain.notice.preference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a person does not want to be disturbed, in their own time zone.
 *
 * @param end on the same day, or on the next one when it is not after the start. Equal times are a
 *     whole day; on every day of the week they would never end, and are none
 * @param days those on which quiet hours start
 */
public record QuietHours(boolean enabled, LocalTime start, LocalTime end, Set<DayOfWeek> days) {

    public QuietHours {
        days = Set.copyOf(days);
    }

    /** Those that somebody has chosen. */
    public static QuietHours of(NoticePreferences preferences, PreferenceDefinitions definitions) {
        return new QuietHours(
                (Boolean) definitions.inForce(CorePreferences.QUIET, preferences),
                LocalTime.parse(
                        (String) definitions.inForce(CorePreferences.QUIET_START, preferences)),
                LocalTime.parse(
                        (String) definitions.inForce(CorePreferences.QUIET_END, preferences)),
                ((List<?>) definitions.inForce(CorePreferences.QUIET_DAYS, preferences))
                        .stream()
                                .map(day -> DayOfWeek.of((Integer) day))
                                .collect(Collectors.toSet()));
    }

    /**
     * When the quiet hours end that hold at a moment. Through a change of clocks they end at the
     * time that the clock on the wall shows.
     *
     * @return empty when the moment is not quiet
     */
    public Optional<Instant> endAt(Instant now, ZoneId zone) {
        if (!enabled || isWithoutEnd()) {
            return Optional.empty();
        }
        var today = now.atZone(zone).toLocalDate();
        return List.of(today.minusDays(1), today).stream()
                .filter(day -> days.contains(day.getDayOfWeek()))
                .filter(day -> !now.isBefore(at(day, start, zone)))
                .map(day -> at(end.isAfter(start) ? day : day.plusDays(1), end, zone))
                .filter(now::isBefore)
                .reduce((_, later) -> later);
    }

    private boolean isWithoutEnd() {
        return start.equals(end) && days.size() == DayOfWeek.values().length;
    }

    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
