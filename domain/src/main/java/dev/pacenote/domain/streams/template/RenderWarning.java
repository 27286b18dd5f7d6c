package dev.pacenote.domain.streams.template;

/**
 * Something of a template that is not in the message as it was written.
 *
 * @param field such as {@code embed.fields[1]}
 */
public record RenderWarning(String field, Code code) {

    public enum Code {
        /** There was nothing in it after rendering. */
        DROPPED_EMPTY("dropped_empty"),
        /** It is no address of the web. */
        DROPPED_ADDRESS("dropped_url"),
        /** It is no instant. */
        DROPPED_TIMESTAMP("dropped_timestamp"),
        /** It was longer than Discord takes. */
        CUT("cut"),
        /** The embed was longer than Discord takes before it began. */
        DROPPED_TOO_LONG("dropped_too_long");

        private final String wireName;

        Code(String wireName) {
            this.wireName = wireName;
        }

        /** A stable word for JSON. */
        public String wireName() {
            return wireName;
        }
    }
}
