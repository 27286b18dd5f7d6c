package dev.pacenote.domain.streams.template;

import dev.pacenote.domain.streams.template.RenderWarning.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes one message from a template: fills in the values, drops what is empty, cuts what is too
 * long, all counted as UTF-16 units after rendering. To be used once.
 */
public final class MessageRenderer {

    static final int CONTENT = 2_000;
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 4_096;
    private static final int FIELD_NAME = 256;
    private static final int FIELD_VALUE = 1_024;
    private static final int FOOTER = 2_048;
    private static final int EMBEDS_TOGETHER = 6_000;

    private final TemplateValues values;
    private final List<RenderWarning> warnings = new ArrayList<>();
    private int room = EMBEDS_TOGETHER;

    private MessageRenderer(TemplateValues values) {
        this.values = values;
    }

    /** A message with what it lacks of its template. */
    public record Rendering(RenderedMessage message, List<RenderWarning> warnings) {}

    public static Rendering render(MessageTemplate template, TemplateValues values) {
        var renderer = new MessageRenderer(values);
        var message = renderer.message(template);
        return new Rendering(message, List.copyOf(renderer.warnings));
    }

    private RenderedMessage message(MessageTemplate template) {
        var content = limited(MessageTemplate.CONTENT, content(template.content()), CONTENT);
        var embed = template.embed().map(this::embed).filter(RenderedMessage.Embed::isVisible);
        if (content.isEmpty() && embed.isEmpty()) {
            warn(MessageTemplate.CONTENT, Code.DROPPED_EMPTY);
            return new RenderedMessage(nameAndAddress(), Optional.empty());
        }
        return new RenderedMessage(content, embed);
    }

    /** Whoever is to be pinged is, also where the text does not say where. */
    private String content(TemplateText text) {
        var ping = values.of(TemplateVariable.MENTION_ROLE);
        var written = markdown(text);
        return ping.isEmpty() || text.names(TemplateVariable.MENTION_ROLE)
                ? written
                : (ping + " " + written).strip();
    }

    private String nameAndAddress() {
        return (DiscordText.escaped(values.of(TemplateVariable.STREAMER_DISPLAY_NAME))
                        + " "
                        + values.of(TemplateVariable.STREAM_URL))
                .strip();
    }

    private RenderedMessage.Embed embed(EmbedTemplate template) {
        return new RenderedMessage.Embed(
                part("embed.title", markdown(template.title()), TITLE),
                part("embed.description", markdown(template.description()), DESCRIPTION),
                new RenderedMessage.Pictures(
                        address("embed.url", template.pictures().url()),
                        address("embed.thumbnail.url", template.pictures().thumbnail()),
                        address("embed.image.url", template.pictures().image())),
                template.color(),
                fields(template.fields()),
                part("embed.footer.text", plain(template.footer()), FOOTER),
                timestamp(template.timestamp()));
    }

    private List<RenderedMessage.Field> fields(List<EmbedTemplate.Field> templates) {
        var fields = new ArrayList<RenderedMessage.Field>();
        for (int i = 0; i < templates.size(); i++) {
            var field = "embed.fields[" + i + "]";
            var name = markdown(templates.get(i).name());
            var value = markdown(templates.get(i).value());
            if (name.isBlank() || value.isBlank()) {
                warn(field, Code.DROPPED_EMPTY);
            } else if (room < 2) {
                warn(field, Code.DROPPED_TOO_LONG);
            } else {
                // One unit is left for the value: a field has both.
                var shownName = limited(field + ".name", name, Math.min(FIELD_NAME, room - 1));
                room -= shownName.length();
                var shownValue = limited(field + ".value", value, Math.min(FIELD_VALUE, room));
                room -= shownValue.length();
                fields.add(
                        new RenderedMessage.Field(
                                shownName, shownValue, templates.get(i).inline()));
            }
        }
        return fields;
    }

    private Optional<String> part(String field, String text, int most) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (room < 1) {
            warn(field, Code.DROPPED_TOO_LONG);
            return Optional.empty();
        }
        var shown = limited(field, text, Math.min(most, room));
        room -= shown.length();
        return Optional.of(shown);
    }

    private String limited(String field, String text, int most) {
        var shown = DiscordText.cut(text, most);
        if (!shown.equals(text)) {
            warn(field, Code.CUT);
        }
        return shown;
    }

    private Optional<String> address(String field, TemplateText text) {
        var address =
                text.filled(
                                values,
                                (variable, value) ->
                                        variable.isForeign() ? DiscordText.inAddress(value) : value)
                        .strip();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        if (!DiscordText.isWebAddress(address)) {
            warn(field, Code.DROPPED_ADDRESS);
            return Optional.empty();
        }
        return Optional.of(address);
    }

    private Optional<Instant> timestamp(TemplateText text) {
        var written = plain(text);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException _) {
            warn("embed.timestamp", Code.DROPPED_TIMESTAMP);
            return Optional.empty();
        }
    }

    private String markdown(TemplateText text) {
        return text.filled(
                        values,
                        (variable, value) ->
                                variable.isForeign() ? DiscordText.escaped(value) : value)
                .strip();
    }

    private String plain(TemplateText text) {
        return text.filled(
                        values,
                        (variable, value) ->
                                variable.isForeign() ? DiscordText.oneLine(value) : value)
                .strip();
    }

    private void warn(String field, Code code) {
        warnings.add(new RenderWarning(field, code));
    }
}
