package dev.pacenote.domain.notice.announcement;

import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.VisibleText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;

/**
 * What an admin says to people.
 *
 * @param expiresAt from when on nobody sees it
 */
public record Announcement(
        Kind kind,
        Title title,
        Content content,
        Priority priority,
        Optional<ActionUrl> actionUrl,
        Optional<Instant> expiresAt) {

    /** What it is about. */
    public enum Kind {
        /** The service itself. */
        SYSTEM("system.announcement"),
        /** The site where its readers are. */
        ALERT("site.alert");

        private final String topic;

        Kind(String topic) {
            this.topic = topic;
        }

        public Topic topic() {
            return new Topic(topic);
        }
    }

    /** In one line: 1 to {@value #MAX_LENGTH} characters, something to see, plain text. */
    public record Title(String value) {

        public static final int MAX_LENGTH = 120;

        public Title {
            check(value, MAX_LENGTH, false);
        }
    }

    /** 1 to {@value #MAX_LENGTH} characters of plain text, something to see, also in lines. */
    public record Content(String value) {

        public static final int MAX_LENGTH = 500;

        public Content {
            check(value, MAX_LENGTH, true);
        }
    }

    /** Where readers go from there: a path of ours, or an address with https. */
    public record ActionUrl(String value) {

        private static final int MAX_LENGTH = 500;

        public ActionUrl {
            if (value.length() > MAX_LENGTH || !(isPath(value) || isHttps(value))) {
                throw new InvalidValueException(
                        "invalid_url", "This must be a path such as /Inbox, or begin with https.");
            }
        }

        /** Two slashes, or one that is turned round, lead to another host. */
        private static boolean isPath(String text) {
            return text.startsWith("/")
                    && !text.startsWith("//")
                    && text.indexOf('\\') < 0
                    && uri(text).isPresent();
        }

        private static boolean isHttps(String text) {
            return uri(text)
                    .filter(uri -> "https".equalsIgnoreCase(uri.getScheme()))
                    .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null)
                    .isPresent();
        }

        private static Optional<URI> uri(String text) {
            try {
                return Optional.of(new URI(text));
            } catch (URISyntaxException _) {
                return Optional.empty();
            }
        }
    }

    /** Whether nobody is told it any more. */
    public boolean isOver(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    private static void check(String text, int most, boolean lines) {
        if (VisibleText.isBlank(text)) {
            throw new InvalidValueException("required", "Please write something.");
        }
        if (text.codePointCount(0, text.length()) > most) {
            throw new InvalidValueException(
                    "too_long", "This has at most " + most + " characters.");
        }
        if (text.codePoints().anyMatch(character -> isForbidden(character, lines))) {
            throw new InvalidValueException(
                    "invalid_characters", "This cannot contain control characters.");
        }
    }

    private static boolean isForbidden(int codePoint, boolean lines) {
        boolean unpaired =
                codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        boolean layout = codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        return unpaired || (Character.isISOControl(codePoint) && !(lines && layout));
    }
}
