package dev.pacenote.application.admin;

import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An admin looks at the last days. */
public final class ShowOverview {

    /** One person's day, with its mail if there is one. */
    public record Row(Overview.PersonDay day, Optional<DailyEmail> email) {}

    private final Overview overview;
    private final DailyEmails emails;

    public ShowOverview(Overview overview, DailyEmails emails) {
        this.overview = overview;
        this.emails = emails;
    }

    /** Days that have rows, newest first, both ends included. */
    public List<Overview.Day> days(LocalDate from, LocalDate to) {
        return overview.days(from, to);
    }

    /** Who has rows on a day: errors first, then by name. */
    public List<Row> people(LocalDate date, int limit) {
        var people = overview.people(date, limit);
        var mails =
                emails.find(
                        people.stream().map(day -> new DailyEmailKey(day.person(), date)).toList());
        return people.stream()
                .map(
                        day ->
                                new Row(
                                        day,
                                        Optional.ofNullable(
                                                mails.get(new DailyEmailKey(day.person(), date)))))
                .toList();
    }
}
