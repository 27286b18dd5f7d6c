package dev.pacenote.domain.streams.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a post is written.
 *
 * @param content what stands above the embed
 */
public record MessageTemplate(TemplateText content, Optional<EmbedTemplate> embed) {

    /** What the text above the embed is called. */
    public static final String CONTENT = "content";

    private static final int PURPLE = 0x9146FF;

    /** The name above an embed with all that is known of the broadcast. */
    public static final MessageTemplate LIVE =
            new MessageTemplate(
                    new TemplateText("{streamer_display_name} is live"),
                    Optional.of(
                            new EmbedTemplate(
                                    new TemplateText("{stream_title|Live on Twitch}"),
                                    TemplateText.EMPTY,
                                    new EmbedTemplate.Pictures(
                                            new TemplateText("{stream_url}"),
                                            new TemplateText("{streamer_avatar_url}"),
                                            new TemplateText("{stream_thumbnail_url}")),
                                    Optional.of(PURPLE),
                                    List.of(
                                            new EmbedTemplate.Field(
                                                    new TemplateText("Game"),
                                                    new TemplateText("{game_name}"),
                                                    true),
                                            new EmbedTemplate.Field(
                                                    new TemplateText("Viewers"),
                                                    new TemplateText("{viewer_count}"),
                                                    true)),
                                    TemplateText.EMPTY,
                                    new TemplateText("{started_at}"))));

    /** That it is over, how long it was, and its title. */
    public static final MessageTemplate END =
            new MessageTemplate(
                    new TemplateText(
                            "{streamer_display_name} was live for {duration|a short while}"),
                    Optional.of(
                            new EmbedTemplate(
                                    new TemplateText("{stream_title}"),
                                    TemplateText.EMPTY,
                                    EmbedTemplate.Pictures.NONE,
                                    Optional.of(PURPLE),
                                    List.of(),
                                    TemplateText.EMPTY,
                                    TemplateText.EMPTY)));

    /**
     * What keeps a template from being saved.
     *
     * @param field the name of the text
     */
    public record Problem(String field, TemplateText.UnknownName unknown) {}

    /** The first name in each text that cannot be used on that occasion. */
    public List<Problem> problems(Occasion occasion) {
        return Stream.concat(
                        Stream.of(new EmbedTemplate.NamedText(CONTENT, content)),
                        embed.stream().flatMap(EmbedTemplate::texts))
                .flatMap(
                        named ->
                                named.text().unknownName(occasion).stream()
                                        .map(unknown -> new Problem(named.field(), unknown)))
                .toList();
    }

    /** The same with another text above the embed; an empty one changes nothing. */
    public MessageTemplate withContent(TemplateText custom) {
        return custom.source().isEmpty() ? this : new MessageTemplate(custom, embed);
    }
}
