package dev.pacenote.domain.notice;

import dev.pacenote.domain.identity.UserId;
import java.time.LocalDate;

/** One person and one UTC date: there is at most one daily e-mail for it, ever. */
public record MailKey(UserId person, LocalDate date) {

    /** The Message-ID's left side: the same for every copy that might leave. */
    public String stableName() {
        return "daily." + date + "." + person;
    }
}
