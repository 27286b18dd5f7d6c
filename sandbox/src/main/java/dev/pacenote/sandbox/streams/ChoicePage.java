package dev.pacenote.sandbox.streams;

import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import dev.pacenote.sandbox.streams.LoopbackServer.Asked;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page on which a person chooses one of some links, such as as whom to log in. */
final class ChoicePage {

    /** A link, and what it says. */
    record Choice(String text, String address) {}

    private ChoicePage() {}

    static Answer of(String title, String question, List<Choice> choices) {
        var links =
                choices.stream()
                        .map(
                                it ->
                                        "<li><a href=\""
                                                + html(it.address())
                                                + "\">"
                                                + html(it.text())
                                                + "</a></li>")
                        .collect(Collectors.joining());
        return Answer.of(
                        200,
                        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                                + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
                                + html(title)
                                + "</title><h1>"
                                + html(question)
                                + "</h1><ul>"
                                + links
                                + "</ul></html>")
                .with(Map.of("Content-Type", "text/html; charset=utf-8"));
    }

    /** Where whoever asked wants the browser back, with a word of what was chosen. */
    static String back(Asked asked, String key, String value) {
        var address = asked.one("redirect_uri");
        return address
                + (address.contains("?") ? "&" : "?")
                + key
                + "="
                + encoded(value)
                + "&state="
                + encoded(asked.one("state"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
