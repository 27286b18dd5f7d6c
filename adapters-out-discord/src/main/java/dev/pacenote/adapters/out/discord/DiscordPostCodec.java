package dev.pacenote.adapters.out.discord;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.application.streams.golive.post.PostCodec;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.streams.golive.Ping.AllowedMentions;
import dev.pacenote.domain.streams.template.RenderedMessage;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Messages as Discord takes them. */
@Singleton
public final class DiscordPostCodec implements PostCodec {

    private static final int ROW = 1;
    private static final int BUTTON = 2;
    private static final int LINK = 5;

    static final ObjectMapper MAPPER = JsonMappers.forDocuments();

    @Override
    public String write(RenderedMessage message, AllowedMentions allowed, Optional<String> button) {
        var json = MAPPER.createObjectNode();
        json.put("content", message.content());
        var embeds = json.putArray("embeds");
        message.embed().ifPresent(embed -> write(embed, embeds.addObject()));
        var mentions = json.putObject("allowed_mentions");
        var parse = mentions.putArray("parse");
        if (allowed.everyone()) {
            parse.add("everyone");
        }
        if (!allowed.roles().isEmpty()) {
            allowed.roles().forEach(mentions.putArray("roles")::add);
        }
        if (!allowed.users().isEmpty()) {
            allowed.users().forEach(mentions.putArray("users")::add);
        }
        var components = json.putArray("components");
        button.ifPresent(
                address ->
                        components
                                .addObject()
                                .put("type", ROW)
                                .putArray("components")
                                .addObject()
                                .put("type", BUTTON)
                                .put("style", LINK)
                                .put("label", "Watch")
                                .put("url", address));
        return json.toString();
    }

    private static void write(RenderedMessage.Embed embed, ObjectNode json) {
        embed.title().ifPresent(text -> json.put("title", text));
        embed.description().ifPresent(text -> json.put("description", text));
        embed.pictures().url().ifPresent(url -> json.put("url", url));
        embed.pictures().thumbnail().ifPresent(url -> json.putObject("thumbnail").put("url", url));
        embed.pictures().image().ifPresent(url -> json.putObject("image").put("url", url));
        embed.color().ifPresent(color -> json.put("color", color));
        if (!embed.fields().isEmpty()) {
            var fields = json.putArray("fields");
            embed.fields()
                    .forEach(
                            field ->
                                    fields.addObject()
                                            .put("name", field.name())
                                            .put("value", field.value())
                                            .put("inline", field.inline()));
        }
        embed.footer().ifPresent(text -> json.putObject("footer").put("text", text));
        embed.timestamp().ifPresent(at -> json.put("timestamp", at.toString()));
    }
}
