package dev.pacenote.domain.messages.directory;

import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinition;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.preference.PreferenceForm.Flag;
import dev.pacenote.domain.notice.preference.PreferenceForm.OneOf;
import java.util.List;
import java.util.Locale;

/**
 * What a person shows to those who write to them, and who may.
 *
 * @param previews whether mails and pushes hold the beginning of a message
 * @param receipts whether senders learn that a message arrived and was read
 * @param presence whether others learn that the person looks at the page now
 */
public record MessagePreferences(
        boolean previews, boolean receipts, boolean presence, MessagesFrom messagesFrom) {

    public static final PreferenceDefinition PREVIEWS =
            new PreferenceDefinition("/previews", new Flag(), true);
    public static final PreferenceDefinition RECEIPTS =
            new PreferenceDefinition("/receipts", new Flag(), true);
    public static final PreferenceDefinition PRESENCE =
            new PreferenceDefinition("/presence", new Flag(), true);
    public static final PreferenceDefinition MESSAGES_FROM =
            new PreferenceDefinition(
                    "/messagesFrom",
                    new OneOf(List.of("everyone", "known", "nobody")),
                    MessagesFrom.EVERYONE.wireName());

    /** Those that somebody has chosen. */
    public static MessagePreferences of(
            NoticePreferences preferences, PreferenceDefinitions definitions) {
        return new MessagePreferences(
                (Boolean) definitions.inForce(PREVIEWS.path(), preferences),
                (Boolean) definitions.inForce(RECEIPTS.path(), preferences),
                (Boolean) definitions.inForce(PRESENCE.path(), preferences),
                MessagesFrom.valueOf(
                        ((String) definitions.inForce(MESSAGES_FROM.path(), preferences))
                                .toUpperCase(Locale.ROOT)));
    }
}
