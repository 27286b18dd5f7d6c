package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.identity.account.AccountLinks;
import java.net.URI;

/**
 * Addresses of our own pages about Trackmania, for mails.
 *
 * @param links what they begin with
 */
public record TrackmaniaLinks(AccountLinks links) {

    /** Where mappers see the records that they were told of. */
    public URI records() {
        return links.at("/MapperNews");
    }

    /** Where drivers see the positions that they guard. */
    public URI positions() {
        return links.at("/DriverNotifications");
    }

    /** Where mappers see their maps and choose which records they hear of. */
    public URI maps() {
        return links.at("/MapperAlerts");
    }
}
