package dev.pacenote.assembly;

import dev.pacenote.application.digest.DigestSectionRenderer;
import java.util.List;

/** The sections that a feature area writes into daily mails. */
public interface AreaSections {

    /** For a mail that leaves now: names of players and the like are looked up. */
    List<DigestSectionRenderer> leaving();

    /** For a mail that is read again: names are recalled. */
    List<DigestSectionRenderer> past();
}
