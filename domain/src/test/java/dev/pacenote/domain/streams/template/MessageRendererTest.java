package dev.pacenote.domain.streams.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.streams.template.RenderWarning.Code;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageRendererTest {

    private static final TemplateValues ADA =
            TemplateValues.none()
                    .with(TemplateVariable.STREAMER_LOGIN, "ada_l")
                    .with(TemplateVariable.STREAMER_DISPLAY_NAME, "Ada_L")
                    .with(TemplateVariable.STREAM_URL, "https://www.twitch.tv/ada_l")
                    .with(TemplateVariable.STARTED_AT, "2026-11-20T12:00:00Z");
    private static final TemplateValues ALL =
            ADA.with(TemplateVariable.STREAM_TITLE, "Speed *run*")
                    .with(TemplateVariable.GAME_NAME, "Trackmania")
                    .with(TemplateVariable.VIEWER_COUNT, "12")
                    .with(TemplateVariable.STREAMER_AVATAR_URL, "https://cdn.example/a.png")
                    .with(TemplateVariable.STREAM_THUMBNAIL_URL, "https://cdn.example/t.jpg?n=1");

    private static TemplateText text(String source) {
        return new TemplateText(source);
    }

    private static MessageTemplate content(String source) {
        return new MessageTemplate(text(source), Optional.empty());
    }

    private static EmbedTemplate embed(String title, List<EmbedTemplate.Field> fields) {
        return new EmbedTemplate(
                text(title),
                TemplateText.EMPTY,
                EmbedTemplate.Pictures.NONE,
                Optional.empty(),
                fields,
                TemplateText.EMPTY,
                TemplateText.EMPTY);
    }

    private static MessageTemplate titled(String title) {
        return new MessageTemplate(TemplateText.EMPTY, Optional.of(embed(title, List.of())));
    }

    private static EmbedTemplate.Field field(String name, String value) {
        return new EmbedTemplate.Field(text(name), text(value), true);
    }

    private static RenderedMessage message(MessageTemplate template, TemplateValues values) {
        return MessageRenderer.render(template, values).message();
    }

    @Test
    void the_default_text_is_the_name_above_all_that_is_known() {
        var rendering = MessageRenderer.render(MessageTemplate.LIVE, ALL);

        assertThat(rendering.warnings()).isEmpty();
        assertThat(rendering.message().content()).isEqualTo("Ada\\_L is live");
        var embed = rendering.message().embed().orElseThrow();
        assertThat(embed.title()).contains("Speed \\*run\\*");
        assertThat(embed.fields())
                .containsExactly(
                        new RenderedMessage.Field("Game", "Trackmania", true),
                        new RenderedMessage.Field("Viewers", "12", true));
        assertThat(embed.pictures().url()).contains("https://www.twitch.tv/ada_l");
        assertThat(embed.pictures().image()).contains("https://cdn.example/t.jpg?n=1");
        assertThat(embed.timestamp()).contains(Instant.parse("2026-11-20T12:00:00Z"));
    }

    @Test
    void a_broadcast_of_which_nothing_is_known_makes_a_valid_message() {
        var rendering = MessageRenderer.render(MessageTemplate.LIVE, ADA);

        var embed = rendering.message().embed().orElseThrow();
        assertThat(embed.title()).contains("Live on Twitch");
        assertThat(embed.fields()).isEmpty();
        assertThat(embed.pictures().image()).isEmpty();
        assertThat(rendering.warnings())
                .containsExactly(
                        new RenderWarning("embed.fields[0]", Code.DROPPED_EMPTY),
                        new RenderWarning("embed.fields[1]", Code.DROPPED_EMPTY));
    }

    @Test
    void a_message_with_nothing_left_names_the_channel_and_its_address() {
        var rendering = MessageRenderer.render(titled("{stream_title}"), ADA);

        assertThat(rendering.message())
                .isEqualTo(
                        new RenderedMessage(
                                "Ada\\_L https://www.twitch.tv/ada_l", Optional.empty()));
        assertThat(rendering.warnings())
                .containsExactly(new RenderWarning("content", Code.DROPPED_EMPTY));
    }

    @Test
    void whoever_is_to_be_pinged_is_pinged_where_the_text_says_so_or_in_front() {
        var pinging = ALL.with(TemplateVariable.MENTION_ROLE, "<@&77>");

        assertThat(message(content("live!"), pinging).content()).isEqualTo("<@&77> live!");
        assertThat(message(content("live, {mention_role}!"), pinging).content())
                .isEqualTo("live, <@&77>!");
        assertThat(message(content("live, {mention_role}!"), ALL).content()).isEqualTo("live, !");
        assertThat(message(titled("x"), pinging).content()).isEqualTo("<@&77>");
    }

    @Test
    void a_hostile_title_shows_as_text_and_names_no_ping() {
        var hostile =
                ALL.with(TemplateVariable.MENTION_ROLE, "<@&77>")
                        .with(
                                TemplateVariable.STREAM_TITLE,
                                "{mention_role} @everyone <@&77> [x](http://y)");

        assertThat(message(content("{stream_title}"), hostile).content())
                .isEqualTo(
                        "<@&77> {mention\\_role} @\u200Beveryone \\<@\u200B&77\\>"
                                + " \\[x\\]\\(<http://y>\\)");
    }

    @Test
    void values_in_addresses_and_in_the_footer_are_written_as_they_belong_there() {
        var template =
                new MessageTemplate(
                        TemplateText.EMPTY,
                        Optional.of(
                                new EmbedTemplate(
                                        text("t"),
                                        TemplateText.EMPTY,
                                        new EmbedTemplate.Pictures(
                                                text(
                                                        "https://x.example/{streamer_login}?q={stream_title}"),
                                                TemplateText.EMPTY,
                                                text("{stream_thumbnail_url}")),
                                        Optional.empty(),
                                        List.of(),
                                        text("{stream_title}"),
                                        TemplateText.EMPTY)));

        var embed = message(template, ALL).embed().orElseThrow();
        assertThat(embed.pictures().url()).contains("https://x.example/ada_l?q=Speed%20*run*");
        assertThat(embed.pictures().image()).contains("https://cdn.example/t.jpg?n=1");
        assertThat(embed.footer()).contains("Speed *run*");
    }

    @Test
    void what_is_no_address_and_what_is_no_time_is_dropped_with_a_warning() {
        var template =
                new MessageTemplate(
                        text("x"),
                        Optional.of(
                                new EmbedTemplate(
                                        text("t"),
                                        TemplateText.EMPTY,
                                        new EmbedTemplate.Pictures(
                                                text("javascript:{streamer_login}"),
                                                text("{stream_title}"),
                                                text("{game_name}")),
                                        Optional.empty(),
                                        List.of(),
                                        TemplateText.EMPTY,
                                        text("tomorrow"))));

        var rendering = MessageRenderer.render(template, ADA);
        assertThat(rendering.message().embed().orElseThrow().pictures())
                .isEqualTo(
                        new RenderedMessage.Pictures(
                                Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(rendering.warnings())
                .containsExactly(
                        new RenderWarning("embed.url", Code.DROPPED_ADDRESS),
                        new RenderWarning("embed.timestamp", Code.DROPPED_TIMESTAMP));
    }

    @Test
    void everything_is_cut_to_what_discord_takes_after_rendering() {
        var long256 = "x".repeat(300);
        var fields =
                IntStream.range(0, 25)
                        .mapToObj(_ -> field("n".repeat(300), "v".repeat(2_000)))
                        .toList();
        var template =
                new MessageTemplate(
                        text("{stream_title}"), Optional.of(embed("{game_name}", fields)));

        var rendering =
                MessageRenderer.render(
                        template,
                        ADA.with(TemplateVariable.STREAM_TITLE, "y".repeat(2_001))
                                .with(TemplateVariable.GAME_NAME, long256));

        var message = rendering.message();
        assertThat(message.content()).hasSize(2_000).endsWith("y…");
        var embed = message.embed().orElseThrow();
        assertThat(embed.title().orElseThrow()).hasSize(256);
        assertThat(embed.fields().getFirst().name()).hasSize(256);
        assertThat(embed.fields().getFirst().value()).hasSize(1_024);
        assertThat(embed.length()).isLessThanOrEqualTo(6_000);
        assertThat(rendering.warnings())
                .contains(
                        new RenderWarning("content", Code.CUT),
                        new RenderWarning("embed.title", Code.CUT),
                        new RenderWarning("embed.fields[24]", Code.DROPPED_TOO_LONG));
    }

    private static RenderedMessage described(int description, int footer) {
        var template =
                new MessageTemplate(
                        TemplateText.EMPTY,
                        Optional.of(
                                new EmbedTemplate(
                                        TemplateText.EMPTY,
                                        text("{stream_title}"),
                                        EmbedTemplate.Pictures.NONE,
                                        Optional.empty(),
                                        List.of(),
                                        text("{game_name}"),
                                        TemplateText.EMPTY)));
        return message(
                template,
                ADA.with(TemplateVariable.STREAM_TITLE, "d".repeat(description))
                        .with(TemplateVariable.GAME_NAME, "f".repeat(footer)));
    }

    @Test
    void a_description_and_a_footer_are_cut_to_what_discord_takes() {
        assertThat(described(4_096, 1).embed().orElseThrow().description())
                .contains("d".repeat(4_096));
        assertThat(described(4_097, 1).embed().orElseThrow().description())
                .contains("d".repeat(4_095) + "…");
        assertThat(described(1, 2_048).embed().orElseThrow().footer()).contains("f".repeat(2_048));
        assertThat(described(1, 2_049).embed().orElseThrow().footer())
                .contains("f".repeat(2_047) + "…");
    }

    @Test
    void fifty_people_by_name_fit_and_none_of_their_names_is_cut() {
        var people = "<@123456789012345678> ".repeat(50).strip();

        var content =
                message(
                                content("{stream_title}"),
                                ADA.with(TemplateVariable.MENTION_ROLE, people)
                                        .with(TemplateVariable.STREAM_TITLE, "z".repeat(2_000)))
                        .content();

        assertThat(content).startsWith(people).hasSizeLessThanOrEqualTo(2_000).endsWith("…");
    }

    @Test
    void a_streamers_own_text_replaces_what_stands_above_the_embed() {
        var own = MessageTemplate.LIVE.withContent(text("Hi from {streamer_login}"));

        assertThat(message(own, ALL).content()).isEqualTo("Hi from ada\\_l");
        assertThat(own.embed()).isEqualTo(MessageTemplate.LIVE.embed());
        assertThat(own.withContent(TemplateText.EMPTY)).isEqualTo(own);
    }

    @Test
    void a_test_says_that_it_is_one() {
        assertThat(message(content("live"), ALL).marked("Test:").content()).isEqualTo("Test: live");
        assertThat(message(content("x".repeat(2_000)), ALL).marked("Test:").content())
                .hasSize(2_000)
                .startsWith("Test: x");
    }

    @Test
    void what_leads_to_another_address_is_otherwise_the_same() {
        var template =
                new MessageTemplate(
                        text("live"),
                        Optional.of(
                                new EmbedTemplate(
                                        text("title"),
                                        text("description"),
                                        new EmbedTemplate.Pictures(
                                                text("https://www.twitch.tv/ada_l"),
                                                text("https://cdn.example/a.png"),
                                                text("https://cdn.example/t.jpg")),
                                        Optional.of(0x9146FF),
                                        List.of(field("Game", "Trackmania")),
                                        text("footer"),
                                        text("{started_at}"))));
        var before = message(template, ALL);
        var other = "https://www.twitch.tv/ada_l?pacenote=1";

        var after = before.leading(it -> it.orElse("") + "?pacenote=1");

        assertThat(after.embed().orElseThrow().pictures().url()).contains(other);
        assertThat(after.leading(_ -> "https://www.twitch.tv/ada_l")).isEqualTo(before);
        assertThat(message(content("live"), ALL).leading(_ -> other).embed()).isEmpty();
    }

    @Test
    void each_name_that_cannot_be_used_is_told_with_its_field() {
        var template =
                new MessageTemplate(
                        text("{a}"),
                        Optional.of(embed("{duration}", List.of(field("{b}", "{game_name}")))));

        assertThat(template.problems(Occasion.LIVE))
                .extracting(MessageTemplate.Problem::field)
                .containsExactly("content", "embed.title", "embed.fields[0].name");
        assertThat(template.problems(Occasion.END))
                .extracting(MessageTemplate.Problem::field)
                .containsExactly("content", "embed.fields[0].name");
        assertThat(MessageTemplate.LIVE.problems(Occasion.LIVE)).isEmpty();
        assertThat(MessageTemplate.END.problems(Occasion.END)).isEmpty();
    }
}
