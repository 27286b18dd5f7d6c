package dev.pacenote.domain.streams.template;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How words of somebody else are written where Discord would read more than words in them. */
final class DiscordText {

    private static final Pattern BARE_ADDRESS =
            Pattern.compile("https?://[^\\s<>()\\[\\]]+", Pattern.CASE_INSENSITIVE);

    /** What makes a list of a line that begins with it. */
    private static final Pattern BULLET = Pattern.compile("^(\\d*)([-+.])(?=\\s|$)");

    private static final String SPECIAL = "\\*_~`|<>#[]()";

    /** After an at sign it keeps a mention from being one, and nobody sees it. */
    private static final String ZERO_WIDTH_SPACE = "\u200B";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * What makes a message up: something in angle brackets, an address, an escaped character or a
     * character as people see it. None of them is ever cut in two.
     */
    private static final Pattern UNIT =
            Pattern.compile(
                    "<[^<>\\s]{1,2000}>|https?://\\S+|\\\\[!-/:-@\\[-`{-~]|@everyone|@here|\\X",
                    Pattern.DOTALL);

    private DiscordText() {}

    /**
     * The value such that it is shown as it is: formatting and mentions are text, a bare address is
     * shown without a preview, and everything is on one line.
     */
    static String escaped(String value) {
        var line = oneLine(value);
        var text = new StringBuilder(line.length() + 16);
        int end = 0;
        for (var address : BARE_ADDRESS.matcher(line).results().toList()) {
            escape(line.substring(end, address.start()), text);
            text.append('<').append(address.group()).append('>');
            end = address.end();
        }
        escape(line.substring(end), text);
        return BULLET.matcher(text).replaceFirst("$1\\\\$2");
    }

    private static void escape(String words, StringBuilder text) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                text.append('\\');
            }
            text.append(c);
            if (c == '@') {
                text.append(ZERO_WIDTH_SPACE);
            }
        }
    }

    /** The value where Discord shows text and nothing else. */
    static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** The value as a part of an address. */
    static String inAddress(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether this is an address that Discord takes as a link or a picture. */
    static boolean isWebAddress(String text) {
        try {
            var address = new URI(text);
            return address.getScheme() != null
                    && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /**
     * The beginning of a text that is longer than so many UTF-16 units, with a mark that it was
     * cut.
     */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        if (most < 1) {
            return "";
        }
        int end = 0;
        var units = UNIT.matcher(text);
        while (units.find() && units.end() <= most - 1) {
            end = units.end();
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
