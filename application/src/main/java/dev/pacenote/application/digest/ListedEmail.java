package dev.pacenote.application.digest;

import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.domain.delivery.ChannelChoice;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A mail that may be tried, as it was read together with others. Its claim tells whether somebody
 * changed it since then.
 *
 * @param choice whether its reader could get it; asked again after the claim
 */
record ListedEmail(DailyEmail mail, ChannelChoice choice) {

    /** Those of these mails that exist. */
    static Map<DailyEmailKey, ListedEmail> of(
            Collection<DailyEmailKey> keys, DailyEmails emails, ChooseChannel channels) {
        var readers = channels.recipients(keys.stream().map(DailyEmailKey::person).toList());
        var listed = new HashMap<DailyEmailKey, ListedEmail>();
        emails.find(keys)
                .forEach(
                        (key, mail) ->
                                listed.put(
                                        key,
                                        new ListedEmail(
                                                mail,
                                                ChooseChannel.dailyMail(
                                                        Optional.ofNullable(
                                                                readers.get(key.person()))))));
        return listed;
    }
}
