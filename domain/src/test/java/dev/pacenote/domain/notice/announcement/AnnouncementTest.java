package dev.pacenote.domain.notice.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an admin may say, where it may lead, and to how many. */
class AnnouncementTest {

    @ParameterizedTest
    @ValueSource(strings = {"/Inbox", "/a?b=c#d", "https://example.org", "HTTPS://example.org/x"})
    void a_path_of_ours_and_an_address_with_https_may_be_opened(String url) {
        assertThat(new Announcement.ActionUrl(url).value()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Inbox",
                "//evil.example",
                "/\\evil.example",
                "http://example.org",
                "javascript:alert(1)",
                "https:",
                "https://user@example.org",
                "/a b"
            })
    void anything_else_may_not(String url) {
        assertThatThrownBy(() -> new Announcement.ActionUrl(url))
                .isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u2060", "a\nb", "a\u0000b", "a\ud800"})
    void a_title_is_one_line_with_something_to_see(String title) {
        assertThatThrownBy(() -> new Announcement.Title(title))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_title_has_120_characters_and_a_content_500_also_in_lines() {
        assertThat(new Announcement.Title("😀".repeat(120)).value()).hasSize(240);
        assertThat(new Announcement.Content("a\nb\t" + "😀".repeat(496)).value()).isNotEmpty();
        assertThatThrownBy(() -> new Announcement.Title("a".repeat(121)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Announcement.Content("a".repeat(501)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void one_to_a_thousand_people_are_named_each_once() {
        var thousand = LongStream.rangeClosed(1, 1_000).mapToObj(AccountId::new).toList();

        assertThat(Audience.Chosen.of(thousand.reversed()).accounts()).isEqualTo(thousand);
        assertThat(Audience.Chosen.of(List.of(new AccountId(2), new AccountId(2))).accounts())
                .hasSize(1);
        assertThatThrownBy(() -> Audience.Chosen.of(List.of()))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(
                        () ->
                                Audience.Chosen.of(
                                        LongStream.rangeClosed(1, 1_001)
                                                .mapToObj(AccountId::new)
                                                .toList()))
                .isInstanceOf(InvalidValueException.class);
    }
}
