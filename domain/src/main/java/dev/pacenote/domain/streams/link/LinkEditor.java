package dev.pacenote.domain.streams.link;

import dev.pacenote.domain.identity.account.AccountId;

/**
 * Who changes the text of a link, or ends it: an admin of the server, or whoever proved that the
 * channel is their own.
 *
 * @param admin whether they administer the server
 */
public record LinkEditor(AccountId account, boolean admin) {

    public boolean mayEdit(Streamer streamer) {
        return admin || streamer.isOf(account);
    }
}
