package dev.pacenote.domain.notice;

/**
 * What a notice is about, as {@code area.event}, such as {@code weather.storm}: lower case letters,
 * digits, hyphens and, in the event, underscores. One topic is one section of a mail and one row of
 * a person's history per day.
 */
public record Topic(String name) {
    public Topic {
        if (!name.matches("[a-z0-9-]{1,20}\\.[a-z0-9_-]{1,40}")) {
            throw new IllegalArgumentException("not a topic: " + name);
        }
    }

    /** The area whose topic it is. */
    public String area() {
        return name.substring(0, name.indexOf('.'));
    }

    @Override
    public String toString() {
        return name;
    }
}
