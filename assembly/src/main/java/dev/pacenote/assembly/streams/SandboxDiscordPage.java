package dev.pacenote.assembly.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.sandbox.streams.DiscordService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The channels of the sandbox's Discord as people see them: whoever was pinged is marked. */
final class SandboxDiscordPage {

    private static final Pattern PING = Pattern.compile("<@(&?)([0-9]+)>|@everyone");

    private final DiscordService discord;

    SandboxDiscordPage(DiscordService discord) {
        this.discord = discord;
    }

    /** What the page says of Ada. */
    enum Ada {
        /** Twitch does not tell of her yet. */
        NOT_HEARD_OF,
        OFFLINE,
        LIVE
    }

    String html(Ada ada) {
        var channels =
                discord.places().stream().map(this::channel).collect(Collectors.joining("\n"));
        return String.format(
                Locale.ROOT,
                """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Discord in the sandbox</title>
                <style>
                  body { font-family: sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }
                  article { border-left: 4px solid #5865f2; padding: .25rem .75rem; margin: .5rem 0 }
                  mark { background: #fbe5a0 }
                </style>
                <h1>Discord in the sandbox</h1>
                %s
                %s
                </html>
                """,
                switch (ada) {
                    case NOT_HEARD_OF ->
                            "<p>The server is about to follow Ada; load the page again.</p>";
                    case OFFLINE -> button("live");
                    case LIVE -> button("offline");
                },
                channels);
    }

    private static String button(String next) {
        return String.format(
                Locale.ROOT,
                "<form method=\"post\" action=\"/sandbox/discord/%s\"><button>Ada goes"
                        + " %s</button></form>",
                next,
                next);
    }

    private String channel(DiscordService.Place place) {
        var messages =
                discord.messages(place.id()).stream()
                        .map(message -> message(message.body(), message.edited()))
                        .toList();
        return "<h2>"
                + escaped(place.guild())
                + ", #"
                + escaped(place.name())
                + "</h2>\n"
                + (messages.isEmpty()
                        ? "<p>Nothing was posted here.</p>"
                        : String.join("\n", messages));
    }

    private String message(JsonNode body, boolean edited) {
        var parts = new ArrayList<String>();
        parts.add("<p>" + content(body) + (edited ? " <small>(edited)</small>" : "") + "</p>");
        for (var embed : body.path("embeds")) {
            parts.add("<p><b>" + escaped(embed.path("title").asText("")) + "</b></p>");
        }
        for (var button : body.path("components").path(0).path("components")) {
            parts.add(
                    "<p><a rel=\"noreferrer\" href=\""
                            + escaped(button.path("url").asText(""))
                            + "\">"
                            + escaped(button.path("label").asText(""))
                            + "</a></p>");
        }
        return "<article>" + String.join("", parts) + "</article>";
    }

    /** What Discord would not let through as a ping is plain text. */
    private String content(JsonNode body) {
        var text = body.path("content").asText("");
        var allowed = body.path("allowed_mentions");
        var html = new StringBuilder();
        var pings = PING.matcher(text);
        int from = 0;
        while (pings.find()) {
            html.append(escaped(text.substring(from, pings.start())));
            boolean everyone = pings.group(2) == null;
            boolean role = "&".equals(pings.group(1));
            var shown =
                    everyone
                            ? pings.group()
                            : "@"
                                    + (role
                                            ? discord.role(pings.group(2)).orElse("unknown")
                                            : pings.group(2));
            var through =
                    everyone
                            ? texts(allowed.path("parse")).contains("everyone")
                            : texts(allowed.path(role ? "roles" : "users"))
                                    .contains(pings.group(2));
            html.append(through ? "<mark>" + escaped(shown) + "</mark>" : escaped(shown));
            from = pings.end();
        }
        return html.append(escaped(text.substring(from))).toString();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
