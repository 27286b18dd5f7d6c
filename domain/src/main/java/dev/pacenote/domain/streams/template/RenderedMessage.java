package dev.pacenote.domain.streams.template;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A message as Discord takes it: within all limits, with nothing empty in it.
 *
 * @param content may be empty where there is an embed
 */
public record RenderedMessage(String content, Optional<Embed> embed) {

    /**
     * @param color as 0xRRGGBB
     */
    public record Embed(
            Optional<String> title,
            Optional<String> description,
            Pictures pictures,
            Optional<Integer> color,
            List<Field> fields,
            Optional<String> footer,
            Optional<Instant> timestamp) {

        /** How many characters count towards the limit of all embeds together. */
        public int length() {
            return title.map(String::length).orElse(0)
                    + description.map(String::length).orElse(0)
                    + footer.map(String::length).orElse(0)
                    + fields.stream()
                            .mapToInt(field -> field.name().length() + field.value().length())
                            .sum();
        }

        /** Whether a reader sees something of it. */
        boolean isVisible() {
            return title.isPresent()
                    || description.isPresent()
                    || footer.isPresent()
                    || !fields.isEmpty()
                    || pictures.thumbnail().isPresent()
                    || pictures.image().isPresent();
        }
    }

    /** Where the title and the pictures of an embed are: http or https. */
    public record Pictures(
            Optional<String> url, Optional<String> thumbnail, Optional<String> image) {}

    public record Field(String name, String value, boolean inline) {}

    /**
     * The same, whose embed, if it has one, leads to another address.
     *
     * @param next made of the address that it led to, if there was one
     */
    public RenderedMessage leading(Function<Optional<String>, String> next) {
        return new RenderedMessage(
                content,
                embed.map(
                        it ->
                                new Embed(
                                        it.title(),
                                        it.description(),
                                        new Pictures(
                                                Optional.of(next.apply(it.pictures().url())),
                                                it.pictures().thumbnail(),
                                                it.pictures().image()),
                                        it.color(),
                                        it.fields(),
                                        it.footer(),
                                        it.timestamp())));
    }

    /**
     * The same, which says first what it is.
     *
     * @param mark such as {@code Test:}
     */
    public RenderedMessage marked(String mark) {
        return new RenderedMessage(
                DiscordText.cut((mark + " " + content).strip(), MessageRenderer.CONTENT), embed);
    }
}
