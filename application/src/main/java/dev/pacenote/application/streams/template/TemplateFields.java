package dev.pacenote.application.streams.template;

import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.template.EmbedTemplate;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.TemplateText;
import dev.pacenote.domain.streams.template.WrittenTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a post is written, as the members of a JSON object. */
public final class TemplateFields {

    /** What is shown where nobody wrote another. */
    public static final WrittenTemplate USUAL = written(MessageTemplate.LIVE);

    /** The same for a broadcast that is over. */
    public static final WrittenTemplate USUAL_END = written(MessageTemplate.END);

    private TemplateFields() {}

    /** A template as somebody sent it. */
    public static WrittenTemplate written(Fields fields) {
        return new WrittenTemplate(read(fields), fields.members());
    }

    /** A template of which only its meaning is known. */
    public static WrittenTemplate written(MessageTemplate template) {
        return new WrittenTemplate(template, write(template));
    }

    private static Map<String, @Nullable Object> write(MessageTemplate template) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("content", template.content().source());
        template.embed().ifPresent(embed -> members.put("embed", write(embed)));
        return members;
    }

    private static Map<String, @Nullable Object> write(EmbedTemplate embed) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        put(members, "title", embed.title());
        put(members, "description", embed.description());
        put(members, "url", embed.pictures().url());
        embed.color().ifPresent(color -> members.put("color", color));
        putWithin(members, "thumbnail", "url", embed.pictures().thumbnail());
        putWithin(members, "image", "url", embed.pictures().image());
        if (!embed.fields().isEmpty()) {
            members.put("fields", embed.fields().stream().map(TemplateFields::write).toList());
        }
        putWithin(members, "footer", "text", embed.footer());
        put(members, "timestamp", embed.timestamp());
        return members;
    }

    private static Map<String, @Nullable Object> write(EmbedTemplate.Field field) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("name", field.name().source());
        members.put("value", field.value().source());
        members.put("inline", field.inline());
        return members;
    }

    private static void put(Map<String, @Nullable Object> members, String name, TemplateText text) {
        if (!text.equals(TemplateText.EMPTY)) {
            members.put(name, text.source());
        }
    }

    private static void putWithin(
            Map<String, @Nullable Object> members, String name, String inner, TemplateText text) {
        if (!text.equals(TemplateText.EMPTY)) {
            members.put(name, Map.of(inner, text.source()));
        }
    }

    /**
     * @throws InvalidValueException when a member has another type, or there is too much of it
     */
    public static MessageTemplate read(Fields fields) {
        return new MessageTemplate(
                text(fields, "content"), fields.object("embed").map(TemplateFields::embed));
    }

    private static EmbedTemplate embed(Fields fields) {
        var list = fields.objects("fields");
        var color = fields.number("color");
        if (list.size() > EmbedTemplate.MAX_FIELDS) {
            throw fields.wrong("fields");
        }
        if (color.filter(rgb -> rgb < 0 || rgb > 0xFFFFFF).isPresent()) {
            throw fields.wrong("color");
        }
        return new EmbedTemplate(
                text(fields, "title"),
                text(fields, "description"),
                new EmbedTemplate.Pictures(
                        text(fields, "url"),
                        within(fields, "thumbnail", "url"),
                        within(fields, "image", "url")),
                color,
                List.copyOf(
                        list.stream()
                                .map(
                                        field ->
                                                new EmbedTemplate.Field(
                                                        text(field, "name"),
                                                        text(field, "value"),
                                                        field.flag("inline").orElse(false)))
                                .toList()),
                within(fields, "footer", "text"),
                text(fields, "timestamp"));
    }

    private static TemplateText within(Fields fields, String name, String inner) {
        return fields.object(name).map(it -> text(it, inner)).orElse(TemplateText.EMPTY);
    }

    private static TemplateText text(Fields fields, String name) {
        return fields.text(name).map(TemplateText::new).orElse(TemplateText.EMPTY);
    }
}
