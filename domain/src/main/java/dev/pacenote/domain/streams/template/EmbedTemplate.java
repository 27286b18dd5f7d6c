package dev.pacenote.domain.streams.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The box below a post's text, as its template says.
 *
 * @param color as 0xRRGGBB
 * @param timestamp an instant, mostly {@code {started_at}}
 */
public record EmbedTemplate(
        TemplateText title,
        TemplateText description,
        Pictures pictures,
        Optional<Integer> color,
        List<Field> fields,
        TemplateText footer,
        TemplateText timestamp) {

    public static final int MAX_FIELDS = 25;
    private static final int WHITE = 0xFFFFFF;

    /** Where its title and its pictures are. */
    public record Pictures(TemplateText url, TemplateText thumbnail, TemplateText image) {
        public static final Pictures NONE =
                new Pictures(TemplateText.EMPTY, TemplateText.EMPTY, TemplateText.EMPTY);
    }

    /**
     * @param inline beside the one before it, where there is room
     */
    public record Field(TemplateText name, TemplateText value, boolean inline) {}

    public EmbedTemplate {
        fields = List.copyOf(fields);
        if (fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException("an embed has at most " + MAX_FIELDS + " fields");
        }
        if (color.filter(rgb -> rgb < 0 || rgb > WHITE).isPresent()) {
            throw new IllegalArgumentException("a color is a number from 0 to " + WHITE);
        }
    }

    /** Each text by the name of its field. */
    Stream<NamedText> texts() {
        return Stream.concat(
                Stream.of(
                        new NamedText("embed.title", title),
                        new NamedText("embed.description", description),
                        new NamedText("embed.url", pictures.url()),
                        new NamedText("embed.thumbnail.url", pictures.thumbnail()),
                        new NamedText("embed.image.url", pictures.image()),
                        new NamedText("embed.footer.text", footer),
                        new NamedText("embed.timestamp", timestamp)),
                IntStream.range(0, fields.size())
                        .boxed()
                        .flatMap(
                                i ->
                                        Stream.of(
                                                new NamedText(
                                                        "embed.fields[" + i + "].name",
                                                        fields.get(i).name()),
                                                new NamedText(
                                                        "embed.fields[" + i + "].value",
                                                        fields.get(i).value()))));
    }

    record NamedText(String field, TemplateText text) {}
}
