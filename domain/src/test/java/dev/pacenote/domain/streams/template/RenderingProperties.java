package dev.pacenote.domain.streams.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RenderingProperties {

    private static final String PING = "<@&123456789012345678>";

    /** What Discord would read as a mention; an escaped bracket is none. */
    private static final Pattern MENTION =
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*<(?:@[!&]?|#)\\d+>|@everyone|@here");

    /** Whatever streamers type, and what they should not. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                        "a",
                        " ",
                        "@everyone",
                        "@here",
                        "<@&77>",
                        "<@77>",
                        "<#7>",
                        "<",
                        ">",
                        "@",
                        "\\",
                        "`",
                        "*",
                        "_",
                        "{",
                        "}",
                        "{{",
                        "{mention_role}",
                        "{game_name|x}",
                        "|",
                        "[x](http://y)",
                        "https://a.example/<@&77>",
                        "\n",
                        "# ",
                        "- ",
                        "1. ",
                        "👩‍👩‍👧",
                        "🇩🇪",
                        "e\u0301",
                        "\u202E",
                        "long".repeat(100))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }

    private static MessageTemplate template(String content, String title, String value) {
        return new MessageTemplate(
                new TemplateText(content),
                Optional.of(
                        new EmbedTemplate(
                                new TemplateText(title),
                                new TemplateText(value),
                                EmbedTemplate.Pictures.NONE,
                                Optional.empty(),
                                List.of(
                                        new EmbedTemplate.Field(
                                                new TemplateText(title),
                                                new TemplateText(value),
                                                true)),
                                new TemplateText(title),
                                TemplateText.EMPTY)));
    }

    @Property(tries = 500)
    void whatever_a_title_says_only_our_own_ping_is_one(@ForAll("words") String title) {
        var values =
                TemplateValues.none()
                        .with(TemplateVariable.STREAMER_DISPLAY_NAME, title)
                        .with(TemplateVariable.STREAM_TITLE, title)
                        .with(TemplateVariable.MENTION_ROLE, PING);

        var message =
                MessageRenderer.render(
                                template(
                                        "{stream_title} {mention_role}",
                                        "{stream_title}",
                                        "{stream_title}"),
                                values)
                        .message();

        assertThat(MENTION.matcher(message.content().replace(PING, "")).find())
                .as(message.content())
                .isFalse();
        message.embed()
                .flatMap(RenderedMessage.Embed::title)
                .ifPresent(shown -> assertThat(MENTION.matcher(shown).find()).as(shown).isFalse());
    }

    @Property(tries = 500)
    void every_message_keeps_the_limits_and_is_never_empty(
            @ForAll("words") String content,
            @ForAll("words") String title,
            @ForAll("words") String value) {
        var message =
                MessageRenderer.render(
                                template(content, title, value),
                                TemplateValues.none()
                                        .with(TemplateVariable.STREAMER_DISPLAY_NAME, "Ada")
                                        .with(TemplateVariable.GAME_NAME, value))
                        .message();

        assertThat(message.content()).hasSizeLessThanOrEqualTo(2_000);
        assertThat(message.content().isBlank() && message.embed().isEmpty()).isFalse();
        message.embed()
                .ifPresent(
                        embed -> {
                            assertThat(embed.length()).isLessThanOrEqualTo(6_000);
                            embed.title().ifPresent(it -> assertThat(it).hasSizeBetween(1, 256));
                            embed.fields()
                                    .forEach(
                                            field -> {
                                                assertThat(field.name()).hasSizeBetween(1, 256);
                                                assertThat(field.value()).hasSizeBetween(1, 1_024);
                                            });
                        });
    }

    @Property(tries = 500)
    void a_cut_text_is_a_beginning_of_the_whole_one_and_short_enough(
            @ForAll("words") String text, @ForAll @IntRange(min = 1, max = 300) int most) {
        var cut = DiscordText.cut(text, most);

        assertThat(cut.length()).isLessThanOrEqualTo(most);
        if (!cut.equals(text)) {
            assertThat(cut).endsWith("…");
            var kept = cut.substring(0, cut.length() - 1);
            assertThat(text).startsWith(kept);
            assertThat(kept.chars().filter(c -> Character.isSurrogate((char) c)).count() % 2)
                    .isZero();
        }
    }

    @Property(tries = 300)
    void a_value_is_put_in_as_it_is_however_it_looks(@ForAll("words") String value) {
        var filled =
                new TemplateText("<{game_name}>{{{game_name|x}}}")
                        .filled(
                                TemplateValues.none().with(TemplateVariable.GAME_NAME, value),
                                (_, it) -> it);

        assertThat(filled).isEqualTo("<" + value + ">{" + (value.isEmpty() ? "x" : value) + "}");
    }
}
