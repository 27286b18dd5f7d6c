package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.identity.account.mail.AccountLinks;
import java.net.URI;

/**
 * Addresses of our own pages about Trackmania, for mails.
 *
 * @param links what they begin with
 */
public record TrackmaniaLinks(AccountLinks links) {

    /** The page where mappers see the records that they were told of. */
    public static final String RECORDS = "/MapperNews";

    /** The page where drivers see the positions that they guard. */
    public static final String POSITIONS = "/DriverNotifications";

    /** The address of {@link #RECORDS}. */
    public URI records() {
        return links.at(RECORDS);
    }

    /** The address of {@link #POSITIONS}. */
    public URI positions() {
        return links.at(POSITIONS);
    }

    /** Where mappers see their maps and choose which records they hear of. */
    public URI maps() {
        return links.at("/MapperAlerts");
    }
}
