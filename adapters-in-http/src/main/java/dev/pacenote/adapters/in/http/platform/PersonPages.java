package dev.pacenote.adapters.in.http.platform;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Small pages of the API itself, for people who follow a link of a mail and have perhaps no
 * JavaScript. Whatever goes wrong at such an address is told on a page too, when a browser asks.
 */
public final class PersonPages {

    /** Addresses in mails that the web app does not serve. */
    private static final Set<String> IN_MAILS =
            Set.of("/api/v1/unsubscribe", "/api/v1/users/verify-email");

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>Pacenote</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 4rem auto; padding: 0 1rem; }
            button { font: inherit; padding: .6rem 1.1rem; }
            </style>
            </head>
            <body>
            <h1>Pacenote</h1>
            """;

    private static final String END = "\n</body>\n</html>\n";

    private PersonPages() {}

    /**
     * Whether a person reads the refusal of a request.
     *
     * @param path of the request
     * @param accept the lines of its {@code Accept} header
     */
    public static boolean readProblems(String path, List<String> accept) {
        return IN_MAILS.contains(path) && AcceptedTypes.nameHtml(accept);
    }

    /**
     * @param content HTML
     */
    public static String page(String content) {
        return HEAD + content + END;
    }

    /**
     * What is wrong, and where mail settings are changed without the link.
     *
     * @param title and detail: plain text
     */
    public static String problem(String title, String detail, String requestId) {
        return page(
                String.format(
                        Locale.ROOT,
                        """
                        <h2>%s</h2>
                        <p>%s</p>
                        <p>You can change your mail settings at any time: <a href="/me">log in and open\
                         your settings</a>.</p>
                        <p><small>Request %s</small></p>""",
                        escaped(title),
                        escaped(detail),
                        escaped(requestId)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
