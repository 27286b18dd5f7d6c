package dev.pacenote.domain.messages.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person shows to those who write to them. */
class MessagePreferencesTest {

    private static final PreferenceDefinitions DEFINITIONS =
            new PreferenceDefinitions(
                    List.of(
                            MessagePreferences.PREVIEWS,
                            MessagePreferences.RECEIPTS,
                            MessagePreferences.PRESENCE,
                            MessagePreferences.MESSAGES_FROM),
                    Set.of());

    @Test
    void a_person_who_chose_nothing_shows_everything_and_hears_everybody() {
        assertThat(MessagePreferences.of(NoticePreferences.initial(new AccountId(7)), DEFINITIONS))
                .isEqualTo(new MessagePreferences(true, true, true, MessagesFrom.EVERYONE));
    }

    @Test
    void what_was_chosen_holds() {
        var patch = DEFINITIONS.patch(Map.of("receipts", false, "messagesFrom", "known"));
        var chosen =
                DEFINITIONS.merged(
                        NoticePreferences.initial(new AccountId(7)),
                        patch,
                        Instant.parse("2026-11-20T12:00:00Z"));

        assertThat(MessagePreferences.of(chosen, DEFINITIONS))
                .isEqualTo(new MessagePreferences(true, false, true, MessagesFrom.KNOWN));
    }

    @Test
    void nobody_can_choose_a_word_that_means_nothing() {
        assertThat(DEFINITIONS.patch(Map.of("messagesFrom", "friends")).faults()).hasSize(1);
        for (var from : MessagesFrom.values()) {
            assertThat(DEFINITIONS.patch(Map.of("messagesFrom", from.wireName())).faults())
                    .isEmpty();
        }
    }
}
