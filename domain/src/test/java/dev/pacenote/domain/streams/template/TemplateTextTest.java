package dev.pacenote.domain.streams.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTextTest {

    private static final TemplateValues ADA =
            TemplateValues.none()
                    .with(TemplateVariable.STREAMER_DISPLAY_NAME, "Ada")
                    .with(TemplateVariable.STREAM_TITLE, "{game_name} {{now}}");

    private static String filled(String source) {
        return new TemplateText(source).filled(ADA, (_, value) -> value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{streamer_display_name} is live > Ada is live",
                "{game_name|a game} > a game",
                "{streamer_display_name|somebody} > Ada",
                "{game_name}! > !",
                "{game_name|}! > !",
                "{{streamer_display_name}} > {streamer_display_name}",
                "{{{streamer_display_name}}} > {Ada}",
                "a } b { c {} {1} {|x} > a } b { c {} {1} {|x}",
                "{ streamer_display_name } > { streamer_display_name }",
                "{streamer_display_name > {streamer_display_name",
            })
    void names_between_braces_are_filled_in_and_other_braces_are_text(
            String source, String expected) {
        assertThat(filled(source.strip())).isEqualTo(expected.strip());
    }

    @Test
    void a_value_is_never_read_again() {
        assertThat(filled("{stream_title} {game_name|{{}"))
                .as("a fallback has no braces, so the second is text")
                .isEqualTo("{game_name} {{now}} {game_name|{}");
    }

    @Test
    void a_name_that_nobody_knows_is_found_with_its_position() {
        assertThat(new TemplateText("é {streamer_login} {Titel|x}").unknownName(Occasion.LIVE))
                .contains(new TemplateText.UnknownName(19, "Titel"));
        assertThat(new TemplateText("{{Titel}} {} {1}").unknownName(Occasion.LIVE)).isEmpty();
    }

    @Test
    void how_long_it_was_is_known_at_the_end_only() {
        var text = new TemplateText("{duration} {vod_url}");

        assertThat(text.unknownName(Occasion.END)).isEmpty();
        assertThat(text.unknownName(Occasion.LIVE))
                .contains(new TemplateText.UnknownName(0, "duration"));
    }

    @Test
    void it_tells_which_variables_it_names() {
        var text = new TemplateText("{mention_role|nobody} {{stream_url}}");

        assertThat(text.names(TemplateVariable.MENTION_ROLE)).isTrue();
        assertThat(text.names(TemplateVariable.STREAM_URL)).isFalse();
    }

    @Test
    void a_stored_name_that_is_known_no_more_stays_text() {
        assertThat(filled("{once_known} {streamer_display_name}")).isEqualTo("{once_known} Ada");
    }
}
